import { CloseCircleFilled } from '@ant-design/icons';

/** What `allowClear` of a field is: the icon is the button's only name. */
export const clearable = { clearIcon: <CloseCircleFilled aria-label="清除" /> };
