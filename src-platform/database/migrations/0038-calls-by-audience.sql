-- Whoever asks for everything finds the calls they see, or once saw, without looking at those of others. Written at once and
-- not put off (fastupdate): what is put off is written by some act later, under the ledger's head, and read by every pull.
CREATE INDEX call_by_audience ON call_record USING gin ((audience || former_audience)) WITH (fastupdate = off);

-- Whether the author of a package has ever signed in at its workstation.
CREATE INDEX sign_in_by_officer_and_device ON ledger (officer_id, device_id) WHERE action = 'session.sign-in';
