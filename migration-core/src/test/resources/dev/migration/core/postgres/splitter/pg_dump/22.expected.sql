CREATE VIEW public.happy AS
 SELECT users.id,
    users.name,
    users.mood,
    users.note
   FROM public.users
  WHERE (users.mood = 'sad'::public.mood)
