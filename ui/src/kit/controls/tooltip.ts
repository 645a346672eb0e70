import 'element-plus/es/components/tooltip/style/css'

export { ElTooltip as default } from 'element-plus/es/components/tooltip/index.mjs'
