import { type ArtifactAddress, toPageAddress } from './artifact-queries.ts';

/** A report in HTML as it looks. What it would run does not run: neither the frame nor the server lets it. */
export function PageView(address: ArtifactAddress) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {/* A page without a background of its own counts on a white one, whatever the theme. */}
      <iframe sandbox="" src={toPageAddress(address)} title={address.path} className="min-h-0 flex-1 bg-white" />
      <p className="shrink-0 border-t border-line bg-sunken px-3 py-1.5 text-xs text-ink-soft">
        Scripts and what would be loaded from elsewhere are switched off here. Download the page to see all of it.
      </p>
    </div>
  );
}
