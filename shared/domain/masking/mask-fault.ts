/** Why a file is not masked: one Chinese sentence that holds no value of the file. */
export class MaskFault extends Error {
  override readonly name = 'MaskFault';
}
