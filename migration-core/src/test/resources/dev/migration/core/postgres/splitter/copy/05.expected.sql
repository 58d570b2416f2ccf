COPY t FROM '/tmp/file'
