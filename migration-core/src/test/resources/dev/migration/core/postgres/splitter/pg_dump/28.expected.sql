CREATE RULE r AS
    ON INSERT TO public.happy DO INSTEAD ( INSERT INTO public.users (name)
  VALUES (new.name);

 NOTIFY users;
)
