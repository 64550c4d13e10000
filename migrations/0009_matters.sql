-- Whoever asked for something is kept as long as the matter is.
alter table matters.matter add foreign key (region, requester_id) references people.person;
