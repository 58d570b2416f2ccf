--
-- PostgreSQL database dump
--

\restrict O6jegwAqobO1hUfyaEPjCYvna3HnHiHdWpQtYa3kbOLsDC7WTEYhNGwbay7HKxr

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: mood; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.mood AS ENUM (
    'sad',
    'it''s; fine'
);


ALTER TYPE public.mood OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: users; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.users (
    id integer NOT NULL,
    name text DEFAULT 'x;y'::text NOT NULL,
    mood public.mood,
    note text
);


ALTER TABLE public.users OWNER TO postgres;

--
-- Name: TABLE users; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.users IS 'people; all of them';


--
-- Name: count_users(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.count_users() RETURNS bigint
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN true THEN count(*)
             ELSE NULL::bigint
         END AS "case"
    FROM public.users;
END;


ALTER FUNCTION public.count_users() OWNER TO postgres;

--
-- Name: shout(text); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.shout(t text) RETURNS text
    LANGUAGE plpgsql
    AS $$ BEGIN RETURN upper(t) || ';'; END $$;


ALTER FUNCTION public.shout(t text) OWNER TO postgres;

--
-- Name: happy; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public.happy AS
 SELECT users.id,
    users.name,
    users.mood,
    users.note
   FROM public.users
  WHERE (users.mood = 'sad'::public.mood);


ALTER TABLE public.happy OWNER TO postgres;

--
-- Name: users_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

ALTER TABLE public.users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.users_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.users (id, name, mood, note) FROM stdin;
1	Zoë	sad	two\nlines; \\ backslash
2	-- migration:downgrade	\N	$$
\.


--
-- Name: users_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public.users_id_seq', 2, true);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);


--
-- Name: happy r; Type: RULE; Schema: public; Owner: postgres
--

CREATE RULE r AS
    ON INSERT TO public.happy DO INSTEAD ( INSERT INTO public.users (name)
  VALUES (new.name);

 NOTIFY users;
);


--
-- PostgreSQL database dump complete
--

\unrestrict O6jegwAqobO1hUfyaEPjCYvna3HnHiHdWpQtYa3kbOLsDC7WTEYhNGwbay7HKxr

