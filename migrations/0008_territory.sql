-- An import that is taken back removes the places that it made.
grant delete on territory.place to linli_app;
