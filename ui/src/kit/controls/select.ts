import 'element-plus/es/components/select/style/css'
import 'element-plus/es/components/option/style/css'

export { ElOption as Option, ElSelect as Select } from 'element-plus/es/components/select/index.mjs'
