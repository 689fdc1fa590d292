-- What the release before this one asks and writes, with ? for each value; deploy/release-before names its commit. Tests prepare every
-- line on the schema of today. {index ...} stands for the hint that each database has for an index.
INSERT INTO accounts (user, email, name, password_hash, role, created_at, deleted_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
UPDATE accounts SET email = ?, name = ?, password_hash = ?, role = ?, created_at = ?, deleted_at = ?, version = ? WHERE user = ? AND version = ? - 1
DELETE FROM accounts WHERE user = ? AND version = ?
SELECT user, email, name, password_hash, role, created_at, deleted_at, version FROM accounts WHERE role = ? AND deleted_at IS NULL ORDER BY user LIMIT ?
SELECT user, email, name, password_hash, role, created_at, deleted_at, version FROM accounts WHERE user = ? ORDER BY user LIMIT ?
SELECT user, email, name, password_hash, role, created_at, deleted_at, version FROM accounts WHERE user > ? ORDER BY user LIMIT ?
INSERT INTO emails (normalized_email, user, version) VALUES (?, ?, ?)
UPDATE emails SET user = ?, version = ? WHERE normalized_email = ? AND version = ? - 1
DELETE FROM emails WHERE normalized_email = ? AND version = ?
SELECT normalized_email, user, version FROM emails WHERE normalized_email = ? ORDER BY normalized_email LIMIT ?
INSERT INTO grade_prices (performance, grade, price, version) VALUES (?, ?, ?, ?)
UPDATE grade_prices SET price = ?, version = ? WHERE performance = ? AND grade = ? AND version = ? - 1
DELETE FROM grade_prices WHERE performance = ? AND grade = ? AND version = ?
SELECT performance, grade, price, version FROM grade_prices WHERE performance = ? ORDER BY performance, grade LIMIT ?
INSERT INTO idempotency (user, idempotency_key, fingerprint, answer, created_at, version) VALUES (?, ?, ?, ?, ?, ?)
UPDATE idempotency SET fingerprint = ?, answer = ?, created_at = ?, version = ? WHERE user = ? AND idempotency_key = ? AND version = ? - 1
DELETE FROM idempotency WHERE user = ? AND idempotency_key = ? AND version = ?
SELECT user, idempotency_key, fingerprint, answer, created_at, version FROM idempotency WHERE user = ? AND idempotency_key = ? ORDER BY user, idempotency_key LIMIT ?
SELECT user, idempotency_key, fingerprint, answer, created_at, version FROM idempotency WHERE user = ? ORDER BY user, idempotency_key LIMIT ?
INSERT INTO order_seats (order_id, seat, grade, price, refund_id, version) VALUES (?, ?, ?, ?, ?, ?)
UPDATE order_seats SET grade = ?, price = ?, refund_id = ?, version = ? WHERE order_id = ? AND seat = ? AND version = ? - 1
DELETE FROM order_seats WHERE order_id = ? AND seat = ? AND version = ?
SELECT order_id, seat, grade, price, refund_id, version FROM order_seats WHERE order_id = ? ORDER BY order_id, seat LIMIT ?
INSERT INTO orders (order_id, performance, user, hold_id, status, amount, created_at, expires_at, payment_key, due_at, attempts, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
UPDATE orders SET performance = ?, user = ?, hold_id = ?, status = ?, amount = ?, created_at = ?, expires_at = ?, payment_key = ?, due_at = ?, attempts = ?, version = ? WHERE order_id = ? AND version = ? - 1
DELETE FROM orders WHERE order_id = ? AND version = ?
SELECT order_id, performance, user, hold_id, status, amount, created_at, expires_at, payment_key, due_at, attempts, version FROM orders WHERE due_at <= ? ORDER BY due_at, order_id LIMIT ?
SELECT order_id, performance, user, hold_id, status, amount, created_at, expires_at, payment_key, due_at, attempts, version FROM orders WHERE order_id = ? ORDER BY order_id LIMIT ?
SELECT order_id, performance, user, hold_id, status, amount, created_at, expires_at, payment_key, due_at, attempts, version FROM orders WHERE user = ? AND order_id > ? ORDER BY order_id LIMIT ?
INSERT INTO outbox (aggregate, sequence, type, payload, created_at, version) VALUES (?, ?, ?, ?, ?, ?)
UPDATE outbox SET type = ?, payload = ?, created_at = ?, version = ? WHERE aggregate = ? AND sequence = ? AND version = ? - 1
DELETE FROM outbox WHERE aggregate = ? AND sequence = ? AND version = ?
SELECT aggregate, sequence, type, payload, created_at, version FROM outbox WHERE aggregate = ? ORDER BY aggregate, sequence LIMIT ?
INSERT INTO performances (performance, show_id, venue_id, plan_id, owner, starts_at, sale_opens_at, sale_closes_at, hold_ttl, seat_limit, has_waiting_room, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
UPDATE performances SET show_id = ?, venue_id = ?, plan_id = ?, owner = ?, starts_at = ?, sale_opens_at = ?, sale_closes_at = ?, hold_ttl = ?, seat_limit = ?, has_waiting_room = ?, version = ? WHERE performance = ? AND version = ? - 1
DELETE FROM performances WHERE performance = ? AND version = ?
SELECT performance, show_id, venue_id, plan_id, owner, starts_at, sale_opens_at, sale_closes_at, hold_ttl, seat_limit, has_waiting_room, version FROM performances WHERE (? IS NULL OR show_id = ?) AND performance > ? ORDER BY performance LIMIT ?
SELECT performance, show_id, venue_id, plan_id, owner, starts_at, sale_opens_at, sale_closes_at, hold_ttl, seat_limit, has_waiting_room, version FROM performances WHERE performance = ? ORDER BY performance LIMIT ?
INSERT INTO plans (plan_id, venue_id, name, seat_count, document, created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?)
UPDATE plans SET venue_id = ?, name = ?, seat_count = ?, document = ?, created_at = ?, version = ? WHERE plan_id = ? AND version = ? - 1
DELETE FROM plans WHERE plan_id = ? AND version = ?
SELECT plan_id, venue_id, name, seat_count, document, created_at, version FROM plans WHERE plan_id = ? ORDER BY plan_id LIMIT ?
INSERT INTO protection_keys (number, name, xml, version) VALUES (?, ?, ?, ?)
UPDATE protection_keys SET name = ?, xml = ?, version = ? WHERE number = ? AND version = ? - 1
DELETE FROM protection_keys WHERE number = ? AND version = ?
SELECT number, name, xml, version FROM protection_keys WHERE number > ? ORDER BY number LIMIT ?
INSERT INTO refunds (order_id, refund_id, amount, fee, reason, requested_at, settled_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
UPDATE refunds SET amount = ?, fee = ?, reason = ?, requested_at = ?, settled_at = ?, version = ? WHERE order_id = ? AND refund_id = ? AND version = ? - 1
DELETE FROM refunds WHERE order_id = ? AND refund_id = ? AND version = ?
SELECT order_id, refund_id, amount, fee, reason, requested_at, settled_at, version FROM refunds WHERE order_id = ? ORDER BY order_id, refund_id LIMIT ?
INSERT INTO rooms (performance, generation, opens_at, lobby_order, rate_per_second, cap, grace, session, abandon_after, paused, seed, lobby_count, head, grace_head, closed, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
UPDATE rooms SET generation = ?, opens_at = ?, lobby_order = ?, rate_per_second = ?, cap = ?, grace = ?, session = ?, abandon_after = ?, paused = ?, seed = ?, lobby_count = ?, head = ?, grace_head = ?, closed = ?, version = ? WHERE performance = ? AND version = ? - 1
DELETE FROM rooms WHERE performance = ? AND version = ?
SELECT performance, generation, opens_at, lobby_order, rate_per_second, cap, grace, session, abandon_after, paused, seed, lobby_count, head, grace_head, closed, version FROM rooms WHERE performance = ? ORDER BY performance LIMIT ?
INSERT INTO sandbox_payments (payment_key, order_id, amount, behaviour, status, expires_at, approved_at, refunds, confirms, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
UPDATE sandbox_payments SET order_id = ?, amount = ?, behaviour = ?, status = ?, expires_at = ?, approved_at = ?, refunds = ?, confirms = ?, version = ? WHERE payment_key = ? AND version = ? - 1
DELETE FROM sandbox_payments WHERE payment_key = ? AND version = ?
SELECT payment_key, order_id, amount, behaviour, status, expires_at, approved_at, refunds, confirms, version FROM sandbox_payments WHERE order_id = ? ORDER BY payment_key LIMIT ?
SELECT payment_key, order_id, amount, behaviour, status, expires_at, approved_at, refunds, confirms, version FROM sandbox_payments WHERE payment_key = ? ORDER BY payment_key LIMIT ?
INSERT INTO seats (performance, seat, status, hold_id, buyer, until, extended, order_id, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
UPDATE seats SET status = ?, hold_id = ?, buyer = ?, until = ?, extended = ?, order_id = ?, version = ? WHERE performance = ? AND seat = ? AND version = ? - 1
DELETE FROM seats WHERE performance = ? AND seat = ? AND version = ?
SELECT performance, seat, status, hold_id, buyer, until, extended, order_id, version FROM seats WHERE performance = ? AND seat = ? ORDER BY performance, seat LIMIT ?
SELECT performance, seat, status, hold_id, buyer, until, extended, order_id, version FROM seats WHERE performance = ? AND seat > ? ORDER BY performance, seat LIMIT ?
SELECT performance, seat, status, hold_id, buyer, until, extended, order_id, version FROM seats WHERE performance = ? ORDER BY performance, seat LIMIT ?
SELECT performance, seat, status, hold_id, buyer, until, extended, order_id, version FROM seats WHERE status = 1 AND until <= ? ORDER BY until, performance, seat LIMIT ?
SELECT performance, seat, status, hold_id, buyer, until, extended, order_id, version FROM seats {index seats_of_buyer} WHERE performance = ? AND buyer = ? ORDER BY performance, seat LIMIT ?
INSERT INTO secrets (name, value, version) VALUES (?, ?, ?)
UPDATE secrets SET value = ?, version = ? WHERE name = ? AND version = ? - 1
DELETE FROM secrets WHERE name = ? AND version = ?
SELECT name, value, version FROM secrets WHERE name = ? ORDER BY name LIMIT ?
INSERT INTO sessions (session_id, user, refresh_hash, expires_at, revoked_at, version) VALUES (?, ?, ?, ?, ?, ?)
UPDATE sessions SET user = ?, refresh_hash = ?, expires_at = ?, revoked_at = ?, version = ? WHERE session_id = ? AND version = ? - 1
DELETE FROM sessions WHERE session_id = ? AND version = ?
SELECT session_id, user, refresh_hash, expires_at, revoked_at, version FROM sessions WHERE session_id = ? ORDER BY session_id LIMIT ?
INSERT INTO shows (show_id, owner, title, genre, description, performers, running_minutes, deleted_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
UPDATE shows SET owner = ?, title = ?, genre = ?, description = ?, performers = ?, running_minutes = ?, deleted_at = ?, version = ? WHERE show_id = ? AND version = ? - 1
DELETE FROM shows WHERE show_id = ? AND version = ?
SELECT show_id, owner, title, genre, description, performers, running_minutes, deleted_at, version FROM shows WHERE deleted_at IS NULL AND show_id > ? ORDER BY show_id LIMIT ?
SELECT show_id, owner, title, genre, description, performers, running_minutes, deleted_at, version FROM shows WHERE show_id = ? ORDER BY show_id LIMIT ?
INSERT INTO tickets (performance, seat, serial, order_id, owner, grade, price, issued_at, checked_in_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
UPDATE tickets SET serial = ?, order_id = ?, owner = ?, grade = ?, price = ?, issued_at = ?, checked_in_at = ?, version = ? WHERE performance = ? AND seat = ? AND version = ? - 1
DELETE FROM tickets WHERE performance = ? AND seat = ? AND version = ?
SELECT performance, seat, serial, order_id, owner, grade, price, issued_at, checked_in_at, version FROM tickets WHERE order_id = ? ORDER BY performance, seat LIMIT ?
SELECT performance, seat, serial, order_id, owner, grade, price, issued_at, checked_in_at, version FROM tickets WHERE owner = ? AND serial > ? ORDER BY serial, performance, seat LIMIT ?
SELECT performance, seat, serial, order_id, owner, grade, price, issued_at, checked_in_at, version FROM tickets WHERE performance = ? AND seat = ? ORDER BY performance, seat LIMIT ?
SELECT performance, seat, serial, order_id, owner, grade, price, issued_at, checked_in_at, version FROM tickets WHERE serial = ? ORDER BY performance, seat LIMIT ?
INSERT INTO venue_times (venue_id, performance, starts_at, booked_at, version) VALUES (?, ?, ?, ?, ?)
UPDATE venue_times SET starts_at = ?, booked_at = ?, version = ? WHERE venue_id = ? AND performance = ? AND version = ? - 1
DELETE FROM venue_times WHERE venue_id = ? AND performance = ? AND version = ?
SELECT venue_id, performance, starts_at, booked_at, version FROM venue_times WHERE venue_id = ? AND performance = ? ORDER BY venue_id, performance LIMIT ?
SELECT venue_id, performance, starts_at, booked_at, version FROM venue_times WHERE venue_id = ? AND starts_at > ? AND starts_at < ? ORDER BY venue_id, performance LIMIT ?
INSERT INTO venues (venue_id, owner, name, address, plan_id, deleted_at, version) VALUES (?, ?, ?, ?, ?, ?, ?)
UPDATE venues SET owner = ?, name = ?, address = ?, plan_id = ?, deleted_at = ?, version = ? WHERE venue_id = ? AND version = ? - 1
DELETE FROM venues WHERE venue_id = ? AND version = ?
SELECT venue_id, owner, name, address, plan_id, deleted_at, version FROM venues WHERE deleted_at IS NULL AND venue_id > ? ORDER BY venue_id LIMIT ?
SELECT venue_id, owner, name, address, plan_id, deleted_at, version FROM venues WHERE venue_id = ? ORDER BY venue_id LIMIT ?
INSERT INTO waiters (performance, user, generation, number, state, entered_until, version) VALUES (?, ?, ?, ?, ?, ?, ?)
UPDATE waiters SET generation = ?, number = ?, state = ?, entered_until = ?, version = ? WHERE performance = ? AND user = ? AND version = ? - 1
DELETE FROM waiters WHERE performance = ? AND user = ? AND version = ?
SELECT performance, user, generation, number, state, entered_until, version FROM waiters WHERE performance = ? AND number > ? ORDER BY number, user LIMIT ?
SELECT performance, user, generation, number, state, entered_until, version FROM waiters WHERE performance = ? AND user = ? ORDER BY performance, user LIMIT ?
