// Loaded into the server that is measured: moves its clock so that it begins at noon where the people live. At night
// the law's hours of rest would refuse every message, and the figures would depend on when they are taken.
const real = Date.now;
const noonMs = 12 * 3_600_000;
const dayMs = 24 * 3_600_000;
const minutesOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
const [hours, minutes] = minutesOf.format(real()).split(':').map(Number);
const now = (hours * 60 + minutes) * 60_000;
const shift = (noonMs - now + dayMs) % dayMs;
Date.now = () => real() + shift;
