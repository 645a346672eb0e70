import 'element-plus/es/components/progress/style/css'

export { ElProgress as default } from 'element-plus/es/components/progress/index.mjs'
