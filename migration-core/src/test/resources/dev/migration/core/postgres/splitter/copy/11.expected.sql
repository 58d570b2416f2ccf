COPY t ("from") FROM /* c */ stdin WHERE a = ';'
