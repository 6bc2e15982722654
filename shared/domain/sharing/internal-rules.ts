/** A typed basis that cites a department's internal rules is no basis (二(一), R016). */

const internalWords =
  /(?:内部|本单位|本部门|本局|我局|我委|本委|局内|部门)(?:管理)?(?:办法|规定|制度|规则|细则|文件|要求|通知)/u;

/** True where the text names an internal rule of the department as its basis. */
export const citesInternalRules = (basis: string): boolean => internalWords.test(basis.replace(/\s/gu, ''));
