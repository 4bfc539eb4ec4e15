/** Size of a node; all are drawn alike. */
export const NODE_WIDTH = 216;
export const NODE_HEIGHT = 58;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What has to be arranged. */
export interface GraphShape {
  readonly nodeIds: readonly string[];
  readonly edges: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    /** A count is written on it. */
    readonly hasLabel: boolean;
  }[];
}

/** Where everything stands, in pixels of the graph. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** Left upper corners. */
  readonly nodes: ReadonlyMap<string, Point>;
  readonly edges: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Point | undefined }>;
  /** Only put in rows, for arranging it well would have taken too long. */
  readonly isPlain: boolean;
}
