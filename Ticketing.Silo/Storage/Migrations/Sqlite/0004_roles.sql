-- Who has a role: a start asks whether there is an admin and must not walk through all accounts for it.
CREATE INDEX accounts_in_role ON accounts (role) WHERE deleted_at IS NULL;
