COPY t TO stdout
