import { SAVED_TRACE_PART_TYPE } from '@gander/api/gander/saved-trace';

/** A part of a saved page before it is opened. */
export interface SavedPart {
  readonly kind: string;
  readonly spanIds: readonly string[];
  /** Base64 of gzipped JSON. */
  readonly data: string;
}

/** The parts of the page that shows them. */
export function listPartsOfPage(page: ParentNode): readonly SavedPart[] {
  const elements = page.querySelectorAll<HTMLScriptElement>(`script[type="${SAVED_TRACE_PART_TYPE}"]`);
  return [...elements].map(({ dataset, text }) => ({
    kind: dataset['ganderPart'] ?? '',
    spanIds: (dataset['spanIds'] ?? '').split(' '),
    data: text,
  }));
}

const PART =
  /<script type="application\/gzip" data-gander-part="(\w+)"(?: data-span-ids="([0-9a-f ]*)")?>([A-Za-z0-9+/=\s]*)<\/script>/g;

/** The parts in the text of a page. Nothing else of it is looked at: it may come from anybody. */
export function listPartsOfText(html: string): readonly SavedPart[] {
  return Array.from(html.matchAll(PART), ([, kind = '', ids = '', data = '']) => ({
    kind,
    spanIds: ids.split(' '),
    data,
  }));
}
