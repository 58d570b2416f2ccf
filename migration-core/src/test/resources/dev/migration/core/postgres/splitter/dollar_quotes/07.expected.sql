DO $body$
BEGIN
  PERFORM 'x;'; -- it's
END
$body$
