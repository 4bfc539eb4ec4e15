/** What one OTLP request may hold. A request over a limit is refused with a {@link ProtocolError}, never half-read. */
export interface ProtocolLimits {
  /** Size of the body after inflation. */
  readonly inflatedBytes: number;
  /** Nesting of AnyValue in AnyValue. */
  readonly anyValueDepth: number;
  readonly spansPerRequest: number;
  readonly attributesPerSpan: number;
}

export const DEFAULT_LIMITS: ProtocolLimits = {
  inflatedBytes: 64 * 1024 * 1024,
  anyValueDepth: 64,
  spansPerRequest: 200_000,
  attributesPerSpan: 100_000,
};
