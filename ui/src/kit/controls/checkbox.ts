import 'element-plus/es/components/checkbox/style/css'

export { ElCheckbox as default } from 'element-plus/es/components/checkbox/index.mjs'
