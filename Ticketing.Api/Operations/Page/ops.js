'use strict';

// The page asks every two seconds and draws what it is told. Everything is set as text, never as markup.
const period = 2000;
const byId = id => document.getElementById(id);
const session = {
  get access() { return sessionStorage.getItem('access'); },
  get refresh() { return sessionStorage.getItem('refresh'); },
  keep(answer) { sessionStorage.setItem('access', answer.accessToken); sessionStorage.setItem('refresh', answer.refreshToken); },
  end() { sessionStorage.clear(); },
};

const send = (path, options = {}) => fetch(path, {
  ...options,
  cache: 'no-store',
  headers: { ...options.headers, ...(session.access ? { Authorization: `Bearer ${session.access}` } : {}) },
});

const post = (path, body) => fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

// An access token that ran out is renewed once; whoever is no admin, or logged out, is asked to log in.
async function call(path, options) {
  let answer = await send(path, options);
  if (answer.status === 401 && session.refresh) {
    const renewed = await post('/v1/sessions/refresh', { refreshToken: session.refresh });
    if (renewed.ok) {
      session.keep(await renewed.json());
      answer = await send(path, options);
    }
  }
  return answer;
}

async function problemOf(answer) {
  const problem = await answer.json().catch(() => ({}));
  return problem.detail ?? `The server answered ${answer.status}.`;
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const count = value => whole.format(value);
const rate = value => value > 0 && value < 10 ? short.format(value) : whole.format(value);

function since(start, now) {
  const minutes = Math.floor((Date.parse(now) - Date.parse(start)) / 60000);
  return minutes < 60 ? `${minutes} min` : minutes < 2880 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`;
}

function table(id, heads, rows, empty) {
  const head = element('tr', '', ...heads.map(text => element('th', '', text)));
  const body = rows.map(row => element('tr', '', ...row.map(cell => cell instanceof Node ? cell : element('td', '', String(cell)))));
  if (body.length === 0) {
    const cell = element('td', '', empty);
    cell.colSpan = heads.length;
    body.push(element('tr', '', cell));
  }
  byId(id).replaceChildren(element('thead', '', head), element('tbody', '', ...body));
}

function drawSilos({ serverTime, silos, dashboard }) {
  const activations = new Map();
  for (const one of silos.flatMap(silo => silo.activations)) activations.set(one.grain, (activations.get(one.grain) ?? 0) + one.count);

  byId('dashboard').hidden = !dashboard;
  table('silos', ['silo', 'up', 'grains in memory', 'threads', 'queued work', 'memory', 'dashboard'],
    silos.map(silo => [
      silo.silo, since(silo.startedAt, serverTime), count(total(silo.activations, 'count')), count(silo.threads), count(silo.queuedWork),
      `${count(silo.memoryBytes / 1048576)} MB`, element('td', dashboard && !silo.hasDashboard ? 'bad' : '', silo.hasDashboard ? 'on' : 'off')]),
    'No silo has reported in the latest seconds.');
  table('grains', ['grain', 'in memory'], [...activations].sort((a, b) => b[1] - a[1]).map(([grain, number]) => [grain, count(number)]), 'No grain is in memory.');
  return { activations: total([...activations.values()]), silos: silos.length };
}

const total = (items, field) => items.reduce((sum, item) => sum + (field ? item[field] : item), 0);

// A sale keeps its element, so that what somebody types into it is not lost when the figures change.
const sales = new Map();

function drawSales({ serverTime, sales: states }) {
  const shown = new Set(states.map(state => state.performanceId));
  for (const [performance, card] of sales) if (!shown.has(performance)) { card.root.remove(); sales.delete(performance); }
  for (const state of states) {
    if (!sales.has(state.performanceId)) sales.set(state.performanceId, newCard(state));
    const card = sales.get(state.performanceId);
    card.draw(state, serverTime);
    if (card.root.parentNode !== byId('sales')) byId('sales').append(card.root);
  }
  if (states.length === 0) byId('sales').replaceChildren(element('p', 'told', 'Nothing is on sale.'));
  else byId('sales').querySelector(':scope > .told')?.remove();
  return {
    waiting: total(states.map(state => state.room?.waiting ?? 0)),
    held: total(states.map(state => state.seats?.held ?? 0)),
    sold: total(states.map(state => state.seats?.sold ?? 0)),
  };
}

function newCard({ performance }) {
  const heading = element('div');
  const seats = element('div');
  const figures = element('div', 'figures');
  const told = element('span', 'told');
  const controls = newControls(performance, told);
  const queue = element('div', 'queue', figures);
  const root = element('article', 'sale', heading, seats, queue);
  return {
    root,
    draw(state, now) {
      const open = Date.parse(state.saleOpensAt) <= Date.parse(now);
      heading.replaceChildren(element('h3', '', performance), element('p', '', state.showId),
        element('p', '', open ? `on sale until ${local(state.saleClosesAt)}` : `opens ${local(state.saleOpensAt)}`));
      seats.replaceChildren(...seatBar(state.seats));
      const room = state.room;
      controls.hidden = !room;
      if (!room) { figures.replaceChildren(element('span', 'told', 'no waiting room')); return; }
      if (!controls.parentNode) queue.append(controls);
      figures.replaceChildren(element('span', `phase ${room.phase}`, room.phase), element('span', '', `${count(room.waiting)} waiting`),
        element('span', '', `${count(room.called)} called`), element('span', '', `${count(room.inside)} inside`),
        element('span', 'told', room.observedPerSecond == null ? '' : `${rate(room.observedPerSecond)}/s called`));
      controls.show(room);
    },
  };
}

const local = instant => new Date(instant).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });

function seatBar(seats) {
  if (!seats) return [element('p', 'told bad', 'The seat map does not answer.')];
  const parts = ['sold', 'held', 'blocked', 'free'];
  const all = total(parts.map(part => seats[part])) || 1;
  const bar = element('div', 'bar', ...parts.map(part => {
    const piece = element('i', part);
    piece.style.width = `${100 * seats[part] / all}%`;
    return piece;
  }));
  return [bar, element('div', 'key', ...parts.map(part => element('span', part, `${count(seats[part])} ${part}`)))];
}

function newControls(performance, told) {
  const pause = element('button', '', 'Pause');
  const perSecond = element('input');
  const cap = element('input');
  const apply = element('button', '', 'Set');
  const form = element('form', '', pause, element('label', '', 'rate/s ', perSecond), element('label', '', 'cap ', cap), apply, told);
  pause.type = 'button';
  for (const [input, most] of [[perSecond, 100000], [cap, 1000000]])
    Object.assign(input, { type: 'number', min: 1, max: most, required: true, oninput: () => { input.dataset.typed = 'yes'; } });

  const change = async edit => {
    told.className = 'told';
    told.textContent = 'saving …';
    const problem = await changeSettings(performance, edit);
    told.classList.toggle('bad', problem !== null);
    told.textContent = problem ?? 'saved';
    setTimeout(() => { if (!told.classList.contains('bad')) told.textContent = ''; }, 3000);
  };
  pause.onclick = () => change(settings => ({ ...settings, paused: pause.dataset.paused !== 'yes' }));
  form.onsubmit = event => {
    event.preventDefault();
    delete perSecond.dataset.typed;
    delete cap.dataset.typed;
    change(settings => ({ ...settings, ratePerSecond: Number(perSecond.value), cap: Number(cap.value) }));
  };
  form.show = room => {
    pause.dataset.paused = room.phase === 'paused' ? 'yes' : 'no';
    pause.textContent = room.phase === 'paused' ? 'Go on' : 'Pause';
    pause.disabled = room.phase === 'closed';
    if (!perSecond.dataset.typed) perSecond.value = room.ratePerSecond;
    if (!cap.dataset.typed) cap.value = room.cap;
  };
  return form;
}

// Read, edit, write back under the tag that was read: nobody's change is lost, and who comes second is told.
async function changeSettings(performance, edit) {
  const path = `/v1/performances/${encodeURIComponent(performance)}/queue/settings`;
  const before = await call(path);
  if (!before.ok) return problemOf(before);
  const answer = await call(path, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'If-Match': before.headers.get('ETag') },
    body: JSON.stringify(edit(await before.json())),
  });
  return answer.ok ? null : problemOf(answer);
}

function drawTotals(figures) {
  const total = (value, name, bad) => element('div', bad ? 'total bad' : 'total', element('b', '', value), element('span', '', name));
  byId('totals').replaceChildren(
    total(count(figures.waiting), 'people waiting'), total(count(figures.held), 'seats held'), total(count(figures.sold), 'seats sold'),
    total(count(figures.activations), 'grains in memory'), total(count(figures.silos), 'silos', figures.silos === 0));
}

function say(text, bad) {
  byId('state').textContent = text;
  byId('state').className = bad ? 'bad' : '';
}

function showLogin(text) {
  session.end();
  byId('login').hidden = false;
  byId('board').hidden = byId('logout').hidden = byId('dashboard').hidden = true;
  say(text, Boolean(text));
}

async function turn() {
  const [silos, sold] = await Promise.all([call('/v1/ops/silos'), call('/v1/ops/sales')]);
  if (silos.status === 401) return showLogin('');
  if (silos.status === 403) return showLogin('This page is for admins.');
  byId('login').hidden = true;
  byId('board').hidden = byId('logout').hidden = false;
  const figures = { waiting: 0, held: 0, sold: 0, activations: 0, silos: 0 };
  const problems = [];
  if (silos.ok) Object.assign(figures, drawSilos(await silos.json())); else problems.push(await problemOf(silos));
  if (sold.ok) Object.assign(figures, drawSales(await sold.json())); else problems.push(await problemOf(sold));
  drawTotals(figures);
  say(problems.join(' ') || `as of ${new Date().toLocaleTimeString()}`, problems.length > 0);
}

async function run() {
  if (session.access) {
    try {
      await turn();
    } catch {
      say('The server does not answer; what is shown is old.', true);
    }
  }
  setTimeout(run, period);
}

// The server sends somebody here who opens the dashboard without its cookie.
const wantsDashboard = () => location.hash === '#dashboard';

// A page that is opened brings no access token, so the dashboard takes a cookie, which the token is exchanged for.
async function openDashboard() {
  const answer = await call('/v1/ops/session', { method: 'POST' });
  if (!answer.ok) return say(await problemOf(answer), true);
  // Whoever goes back from the dashboard wants this page.
  history.replaceState(null, '', '/ops');
  location.assign('/dashboard/');
}

byId('login').onsubmit = async event => {
  event.preventDefault();
  const form = event.target;
  const answer = await post('/v1/sessions', { email: form.email.value, password: form.password.value });
  form.password.value = '';
  if (!answer.ok) { say(await problemOf(answer), true); return; }
  session.keep(await answer.json());
  await turn();
  if (wantsDashboard()) await openDashboard();
};

byId('logout').onclick = async () => {
  if (!byId('dashboard').hidden) await call('/v1/ops/session', { method: 'DELETE' });
  await send('/v1/sessions/current', { method: 'DELETE' });
  showLogin('');
};

byId('dashboard').onclick = event => {
  event.preventDefault();
  openDashboard();
};

if (!session.access) showLogin('');
else if (wantsDashboard()) openDashboard();
run();
