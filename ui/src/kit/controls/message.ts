import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'

/** A short notice at the top of the page. */
export { ElMessage as message } from 'element-plus/es/components/message/index.mjs'
/** A question that must be answered before going on. */
export { ElMessageBox as messageBox } from 'element-plus/es/components/message-box/index.mjs'
