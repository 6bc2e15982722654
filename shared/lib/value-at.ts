/** The value of a row's field, named as indexes name it: `a`, or `a.b` for a field within a field. */
export const valueAt = (row: object, field: string): unknown =>
  field.split('.').reduce<unknown>((value, key) => Object(value)[key], row);
