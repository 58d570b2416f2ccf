import dev.migration.maven.it.GraphAnswers

GraphAnswers.check(new File(basedir, 'cases/target/answers.jsonl'))
