/** What the test window found out about its browser. */
export type WindowReport = {
  readonly origin: string;
  readonly isIsolated: boolean;
  readonly isSecure: boolean;
  readonly canEvaluate: boolean;
  readonly canInjectHtml: boolean;
  readonly canReachOthers: boolean;
  readonly hasNode: boolean;
  /** Fragment after the bridge opened; the launch token must be gone from it. */
  readonly hash?: string;
};
