/** The event with which a button hands its files to the page's ImportZone, wherever either stands. */
export const IMPORT_REQUESTED = 'gander:import-requested';

export function requestImport(files: readonly File[]): void {
  window.dispatchEvent(new CustomEvent(IMPORT_REQUESTED, { detail: files }));
}
