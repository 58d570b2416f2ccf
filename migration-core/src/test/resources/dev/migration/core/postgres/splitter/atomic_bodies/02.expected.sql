create or replace procedure p() begin /* ; */ atomic delete from t; end
