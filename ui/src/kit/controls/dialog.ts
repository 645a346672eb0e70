import 'element-plus/es/components/dialog/style/css'

export { ElDialog as default } from 'element-plus/es/components/dialog/index.mjs'
