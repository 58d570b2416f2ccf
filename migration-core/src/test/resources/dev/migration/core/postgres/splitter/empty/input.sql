 ;; /* nothing; */ ; -- nothing;
;
