import { useState } from 'react';

import { readStoredText, writeStoredText } from './stored-text.ts';

export const DENSITIES = ['compact', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

/** Where a click on a row leads. */
export const ROW_OPENINGS = ['panel', 'page'] as const;
export type RowOpening = (typeof ROW_OPENINGS)[number];

export interface ListSettings {
  readonly density: Density;
  readonly setDensity: (density: Density) => void;
  readonly opening: RowOpening;
  readonly setOpening: (opening: RowOpening) => void;
}

const DENSITY_KEY = 'gander.traces.density';
const OPENING_KEY = 'gander.traces.opening';

export interface ListSettingsOptions {
  /** As the URL says it, which comes before what this browser remembers. */
  readonly density: 'comfortable' | undefined;
  readonly onDensity: (density: 'comfortable' | undefined) => void;
}

/** How the reader likes the list: remembered by the browser, the density in the URL too. */
export function useListSettings({ density, onDensity }: ListSettingsOptions): ListSettings {
  const [storedDensity, setStoredDensity] = useState(() => pick(DENSITIES, readStoredText(DENSITY_KEY)));
  const [opening, setOpening] = useState(() => pick(ROW_OPENINGS, readStoredText(OPENING_KEY)));
  return {
    density: density ?? storedDensity,
    setDensity(next) {
      setStoredDensity(next);
      writeStoredText(DENSITY_KEY, next === 'compact' ? undefined : next);
      onDensity(next === 'compact' ? undefined : next);
    },
    opening,
    setOpening(next) {
      setOpening(next);
      writeStoredText(OPENING_KEY, next === 'panel' ? undefined : next);
    },
  };
}

/** The first is the default. */
function pick<const Choices extends readonly [string, ...string[]]>(
  choices: Choices,
  text: string | undefined,
): Choices[number] {
  return choices.find((choice) => choice === text) ?? choices[0];
}
