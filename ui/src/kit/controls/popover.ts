import 'element-plus/es/components/popover/style/css'

export { ElPopover as default } from 'element-plus/es/components/popover/index.mjs'
