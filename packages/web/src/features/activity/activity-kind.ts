import type { ReactNode } from 'react';

import type { ActivitySort } from './url.ts';

/** A column of a list of sessions or users. */
export interface ActivityColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** CSS grid track. */
  readonly width: string;
  readonly isNumeric?: boolean;
  /** What a click on the title lists by. */
  readonly sort?: ActivitySort | 'last';
  /** Shown only where a loaded row has something to say in it. */
  readonly isNeeded?: (row: Row) => boolean;
  readonly render: (row: Row, nowMs: number) => ReactNode;
}

/** What a list must know of the kind of thing it lists. */
export interface ActivityKind<Row> {
  /** Name of the grid. */
  readonly label: string;
  /** One, and several. */
  readonly nouns: readonly [string, string];
  readonly toId: (row: Row) => string;
  readonly columns: readonly ActivityColumn<Row>[];
  /** The two lines of a row where there is no room for columns. */
  readonly renderCard: (row: Row, nowMs: number) => readonly [ReactNode, ReactNode];
}

/** One page of such rows. */
export interface ActivityPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}
