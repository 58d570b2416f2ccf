SELECT $$x;$$
