// Runs before the first paint and before any module. An own file, because the content security policy allows no inline
// scripts. The theme's key and values are those of src/app/theme.ts.
(function () {
  let choice = null;
  try {
    choice = localStorage.getItem('gander.theme');
  } catch {
    // Storage is switched off: follow the system.
  }
  const isDark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  // zod compiles parsers with `new Function` where it may. Ours may not, and the policy would report each attempt.
  globalThis.__zod_globalConfig = { jitless: true };
})();
