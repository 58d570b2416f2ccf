CREATE TABLE public.users (
    id integer NOT NULL,
    name text DEFAULT 'x;y'::text NOT NULL,
    mood public.mood,
    note text
)
