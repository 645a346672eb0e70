import 'element-plus/es/components/input/style/css'

export { ElInput as default } from 'element-plus/es/components/input/index.mjs'
