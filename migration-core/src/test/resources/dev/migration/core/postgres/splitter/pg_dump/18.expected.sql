CREATE FUNCTION public.count_users() RETURNS bigint
    LANGUAGE sql
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN true THEN count(*)
             ELSE NULL::bigint
         END AS "case"
    FROM public.users;
END
