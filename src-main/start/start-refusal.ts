/** Why a program of ours does not start: one Chinese sentence on standard error, exit code 1. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}
