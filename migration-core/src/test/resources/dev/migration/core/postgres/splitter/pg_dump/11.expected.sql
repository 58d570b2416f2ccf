CREATE TYPE public.mood AS ENUM (
    'sad',
    'it''s; fine'
)
