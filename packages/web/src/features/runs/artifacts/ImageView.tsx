import { useState } from 'react';

import { NoPreview } from './NoPreview.tsx';

/** As an `img`, nothing within it can run, be it an SVG. */
export function ImageView({ address, path }: { readonly address: string; readonly path: string }) {
  const [size, setSize] = useState<string>();
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <NoPreview>This browser cannot show the image.</NoPreview>;
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-2 overflow-auto bg-sunken p-4">
      <img
        src={address}
        alt={path}
        onLoad={(event) => {
          const { naturalWidth, naturalHeight } = event.currentTarget;
          if (naturalWidth > 0) setSize(`${naturalWidth} × ${naturalHeight}`);
        }}
        onError={() => {
          setIsBroken(true);
        }}
        className="max-h-full max-w-full rounded border border-line bg-surface object-contain"
      />
      <span className="tabular shrink-0 text-xs text-ink-faint">{size}</span>
    </div>
  );
}
