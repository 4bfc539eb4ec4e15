const POLL_MS = 250;

/**
 * Calls back once when the npm that runs this script has been stopped. npm hands a SIGTERM to the shell between the two,
 * which dies without passing it on; what remains to be seen is that the parent is another one.
 */
export function whenNpmEnds(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    stop();
  }, POLL_MS);
  timer.unref();
}
