-- An agreement has a case number at each end: the unit's own stands in dnr, the other party's here.
ALTER TABLE agreement ADD COLUMN other_dnr TEXT;
