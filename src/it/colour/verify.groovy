import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
def log = project.file('build.log')
// Maven 3.6.3 takes all colours out of what goes to no terminal, its own too.
def always = (log =~ /\[\u001B\[[0-9;]*mINFO/).find()
assert always == (log =~ /\u001B\[[0-9;]*mUpgraded\u001B\[0?m <base> -> \u001B\[[0-9;]*ma100\u001B\[0?m, create orders \[\u001B\[[0-9;]*mcolour\u001B\[0?m\]/).find()
assert always == (log =~ /\u001B\[[0-9;]*mb200\u001B\[0?m \u001B\[[0-9;]*m\(head\)\u001B\[0?m, add note /).find()
assert log =~ /(?m)^\[INFO\] b200 \(head\) \[colour\]$/
assert log =~ /(?m)^\[INFO\] There is no branch point: every revision is revised by one at most$/
project.shows('''
a100   -> b200 (head), add note      [colour]
<base> -> a100,        create orders [colour]
''')
assert project.file('target/current.txt') == 'b200 (head) [colour]\n'
assert !project.file('target/heads.json').contains('\u001B')
