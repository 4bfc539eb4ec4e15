import { Upload } from 'lucide-react';
import { useRef } from 'react';

import { IconButton } from '../../../ui/IconButton.tsx';
import { requestImport } from './request-import.ts';

const ACCEPTED = '.json,.jsonl,.ndjson,.html,.bin,.pb,.proto,.otlp,.gz';

/** Chooses files to import; the page's ImportZone takes them. */
export function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label="Import traces from files, or drop them here" onClick={() => input.current?.click()}>
        <Upload size={15} />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label="Files to import"
        className="hidden"
        tabIndex={-1}
        onChange={(event) => {
          requestImport([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
