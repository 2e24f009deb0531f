// Sets the chosen theme before the first paint. A classic script, because a module would run after it; no inline
// script, because the server's policy forbids those.
try {
  const chosen = localStorage.getItem('sentinel.theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage is closed to this page: the system's theme holds.
}
