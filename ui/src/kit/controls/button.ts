import 'element-plus/es/components/button/style/css'

export { ElButton as default } from 'element-plus/es/components/button/index.mjs'
