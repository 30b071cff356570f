-- Forgets drafts of a contact: their names end in its key. Scans the settings (some hundred rows).
DELETE FROM einstellung WHERE substr(name, 1, 8) = 'entwurf:' AND substr(name, -length(?1) - 1) = '/' || ?1
