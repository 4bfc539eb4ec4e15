import { FileUp } from 'lucide-react';
import { useRef } from 'react';

import { Button } from '../../../ui/Button.tsx';
import { requestImport } from './request-import.ts';

const ACCEPTED = '.json,.jsonl,.ndjson,.html,.bin,.pb,.proto,.otlp,.gz';

/** Chooses files to import; the page's ImportZone takes them. */
export function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        look="quiet"
        title="Import traces from files; they can also be dropped on the page"
        onClick={() => input.current?.click()}
      >
        <FileUp size={15} aria-hidden />
        Import
      </Button>
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
