// Before the first paint, so that a dark page never flashes white. The studio itself reads and writes the same entry.
const chosen = localStorage.getItem('atelier.theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
