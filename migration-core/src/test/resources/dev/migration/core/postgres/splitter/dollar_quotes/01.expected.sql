SELECT $$a;b$$, $tag$ $$;$$ ; $tag$, $T$;$t$;$T$
