<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutBox</name>
    <message>
        <source>Attention Lab</source>
        <translation>Attention Lab</translation>
    </message>
    <message>
        <source>Step a really trained decoder one word at a time and see every number of attention: scores, probabilities, context vector, next word. Everything that is drawn is the computed number.</source>
        <translation>让真正训练过的解码器一次走一个词，看清注意力的每个数：得分、概率、上下文向量、下一个词。画出的都是算出的数。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Built with Qt %1, QCustomPlot, Eigen and SentencePiece.</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更新版本。使用 Qt %1、QCustomPlot、Eigen 和 SentencePiece 构建。</translation>
    </message>
    <message>
        <source>The models were trained on sentence pairs of Tatoeba (tatoeba.org, CC BY 2.0 FR) and of the Kurohashi-Kawahara laboratory of Kyoto University, translated by NICT (CC BY 3.0).</source>
        <translation>模型用下列句对训练：Tatoeba（tatoeba.org，CC BY 2.0 FR），以及京都大学黑桥-河原研究室的句子，由 NICT 翻译（CC BY 3.0）。</translation>
    </message>
    <message>
        <source>About Attention Lab</source>
        <translation>关于 Attention Lab</translation>
    </message>
</context>
<context>
    <name>AlignmentLines</name>
    <message>
        <source>%1–%2 of %3</source>
        <translation>%1–%2（共 %3）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>lines below %1 left out</source>
        <translation>小于 %1 的线不画</translation>
    </message>
    <message>
        <source>%1 of the row goes to words out of sight</source>
        <translation>这一行有 %1 给了看不见的词</translation>
    </message>
    <message>
        <source>%1 of the row out of sight</source>
        <translation>看不见的词占 %1</translation>
    </message>
    <message>
        <source>below %1 hardly to be seen</source>
        <translation>小于 %1 几乎看不见</translation>
    </message>
    <message>
        <source>thickness = probability × sample 1</source>
        <translation>粗细 = 概率 × 图例中的 1</translation>
    </message>
    <message>
        <source>thickness = probability</source>
        <translation>粗细 = 概率</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>line thickness = probability × %1 px</source>
        <translation>线的粗细 = 概率 × %1 像素</translation>
    </message>
</context>
<context>
    <name>BarChoices</name>
    <message>
        <source>The decoder looks at the source: queries are target words, keys are source words.</source>
        <translation>解码器看源句：查询是目标词，键是源词。</translation>
    </message>
    <message>
        <source>Every source word looks at all source words, all at once. Click on a word of the sentence to see what it looks at.</source>
        <translation>每个源词同时看所有源词。点击句子中的一个词，看它在看什么。</translation>
    </message>
    <message>
        <source>The simplest self-attention, without any trained weight of its own: query, key and value of a word are its embedding. The decoder does not read it. Click on a word of the sentence to see what it looks at.</source>
        <translation>最简单的自注意力，没有任何自己的训练权重：一个词的查询、键和值就是它的词嵌入。解码器不读取它。点击句子中的一个词，看它在看什么。</translation>
    </message>
    <message>
        <source>Every target word looks at itself and at what came before it. What comes later is masked: it has not been said yet.</source>
        <translation>每个目标词看它自己和它前面的词。后面的词被屏蔽：它们还没有说出。</translation>
    </message>
    <message>
        <source>%1 at random</source>
        <translation>随机 %1 个</translation>
    </message>
    <message>
        <source>%1 most probable</source>
        <translation>最可能的 %1 个</translation>
    </message>
    <message>
        <source>, 1/k</source>
        <translation>，1/k</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 个词</translation>
    </message>
    <message>
        <source>%1 words</source>
        <translation>%1 个词</translation>
    </message>
    <message>
        <source>So many source words are read at each step; the others do not count at all.</source>
        <translation>每步读取这么多个源词，其余完全不算。</translation>
    </message>
    <message>
        <source>the most probable</source>
        <translation>最可能的</translation>
    </message>
    <message>
        <source>Those with the largest probabilities: the same at every try.</source>
        <translation>概率最大的那些：每次都一样。</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Drawn one after the other with their probabilities; other draws give other words.</source>
        <translation>按概率一个接一个抽取；另抽一次会得到别的词。</translation>
    </message>
    <message>
        <source>each weighs 1</source>
        <translation>每个权重 1</translation>
    </message>
    <message>
        <source>The values of the words are added up.</source>
        <translation>这些词的值相加。</translation>
    </message>
    <message>
        <source>each weighs 1/k</source>
        <translation>每个权重 1/k</translation>
    </message>
    <message>
        <source>The mean of their values is read.</source>
        <translation>读取这些值的平均。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>mean of all</source>
        <translation>全部平均</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>mean of all heads</source>
        <translation>所有头的平均</translation>
    </message>
    <message>
        <source>The mean of each number over the heads. It is easier to read, but no head computed it.</source>
        <translation>每个数在各头上的平均。它更容易读，但没有哪个头算出过它。</translation>
    </message>
</context>
<context>
    <name>ChangeNames</name>
    <message>
        <source>Choose %1 Attention</source>
        <translation>选择%1</translation>
    </message>
    <message>
        <source>Choose Score Rule %1</source>
        <translation>选择得分规则“%1”</translation>
    </message>
    <message>
        <source>Choose Model %1</source>
        <translation>选择模型 %1</translation>
    </message>
    <message>
        <source>Take Words at Random</source>
        <translation>随机取词</translation>
    </message>
    <message>
        <source>Take the Most Probable Words</source>
        <translation>取最可能的词</translation>
    </message>
    <message>
        <source>Take 1 Word</source>
        <translation>取 1 个词</translation>
    </message>
    <message>
        <source>Take %1 Words</source>
        <translation>取 %1 个词</translation>
    </message>
    <message>
        <source>Let Each Weigh 1/k</source>
        <translation>每个权重设为 1/k</translation>
    </message>
    <message>
        <source>Let Each Weigh 1</source>
        <translation>每个权重设为 1</translation>
    </message>
    <message>
        <source>Redraw</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>Change Attention</source>
        <translation>改变注意力</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>查看%1</translation>
    </message>
    <message>
        <source>Choose Layer %1</source>
        <translation>选择第 %1 层</translation>
    </message>
    <message>
        <source>Choose the Mean of the Heads</source>
        <translation>选择各头的平均</translation>
    </message>
    <message>
        <source>Choose Head %1</source>
        <translation>选择头 %1</translation>
    </message>
    <message>
        <source>Go to Word %1</source>
        <translation>转到第 %1 个词</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Step Forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Step Back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Go to the Start</source>
        <translation>转到开头</translation>
    </message>
    <message>
        <source>Go to the End</source>
        <translation>转到末尾</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到“%1”</translation>
    </message>
    <message>
        <source>Edit Sentence</source>
        <translation>编辑句子</translation>
    </message>
    <message>
        <source>Choose Step Size</source>
        <translation>选择步长</translation>
    </message>
    <message>
        <source>Choose Speed %1×</source>
        <translation>选择速度 %1×</translation>
    </message>
    <message>
        <source>Merge Pieces into Words</source>
        <translation>把子词合并成词</translation>
    </message>
    <message>
        <source>Show Pieces of Words</source>
        <translation>显示子词</translation>
    </message>
</context>
<context>
    <name>ColourTexts</name>
    <message>
        <source>From dark violet over green to yellow. Good for telling middle numbers apart.</source>
        <translation>从深紫经绿到黄。适合分辨中等大小的数。</translation>
    </message>
    <message>
        <source>From dark blue over grey to yellow. Looks nearly the same to everybody, whether or not they tell red from green.</source>
        <translation>从深蓝经灰到黄。不论能否分辨红绿，看起来几乎都一样。</translation>
    </message>
    <message>
        <source>From black over violet to pale yellow. Good for seeing small numbers beside zero in a dark room.</source>
        <translation>从黑经紫到浅黄。适合在暗的教室里看出接近零的小数。</translation>
    </message>
    <message>
        <source>One colour that gets stronger with the number. Good on weak projectors and on paper.</source>
        <translation>一种颜色，数越大越深。适合较暗的投影仪和打印。</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>%1 Numbers with a sign, such as scores, are blue below zero and orange above it in any case.</source>
        <translation>%1有正负的数（如得分）总是零以下为蓝色，零以上为橙色。</translation>
    </message>
</context>
<context>
    <name>ContextSum</name>
    <message>
        <source>The share of a word is the size of its product, without its sign, divided by the sum of the sizes of all products.</source>
        <translation>一个词的份额，是它的乘积的大小（不计正负），除以所有乘积的大小之和。</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Σ |weight·value|</source>
        <translation>Σ |权重·值|</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>component</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>share of %1</source>
        <translation>%1 的份额</translation>
    </message>
    <message>
        <source>context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Component %1 of the context</source>
        <translation>上下文的第 %1 个分量</translation>
    </message>
    <message>
        <source>Σ weight·value</source>
        <translation>Σ 权重·值</translation>
    </message>
    <message>
        <source>Each word&apos;s value is multiplied with its weight; the products add up to the context.</source>
        <translation>每个词的值乘以它的权重；乘积相加就是上下文。</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>weight·value</source>
        <translation>权重·值</translation>
    </message>
    <message>
        <source>component %1</source>
        <translation>第 %1 个分量</translation>
    </message>
    <message>
        <source>Share of each word in the whole context</source>
        <translation>每个词在整个上下文中的份额</translation>
    </message>
    <message>
        <source>The sizes of all products weight·value of a word are added up.</source>
        <translation>把一个词所有“权重·值”乘积的大小相加。</translation>
    </message>
    <message>
        <source>Share of each word in every component</source>
        <translation>每个词在各个分量中的份额</translation>
    </message>
</context>
<context>
    <name>CopyForm</name>
    <message>
        <source>Copy as Image</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy as SVG</source>
        <translation>复制为 SVG</translation>
    </message>
    <message>
        <source>Copy Numbers for a Spreadsheet</source>
        <translation>复制数字（用于电子表格）</translation>
    </message>
    <message>
        <source>Copy as LaTeX Table</source>
        <translation>复制为 LaTeX 表格</translation>
    </message>
    <message>
        <source>Copy as Markdown Table</source>
        <translation>复制为 Markdown 表格</translation>
    </message>
    <message>
        <source>The picture as pixels, to paste into slides and chats.</source>
        <translation>像素图片，可粘贴到幻灯片和聊天中。</translation>
    </message>
    <message>
        <source>The picture as vectors, to paste into a drawing program.</source>
        <translation>矢量图，可粘贴到绘图程序中。</translation>
    </message>
    <message>
        <source>The numbers with tabs between them, exact to the last digit.</source>
        <translation>用制表符分隔的数字，精确到最后一位。</translation>
    </message>
    <message>
        <source>The numbers as a tabular, rounded to %1 digits after the point as sums are.</source>
        <translation>tabular 表格形式的数字，与算式一样四舍五入到小数点后 %1 位。</translation>
    </message>
    <message>
        <source>The numbers as a table of bars, rounded to %1 digits after the point as sums are.</source>
        <translation>用竖线分隔的表格，数字与算式一样四舍五入到小数点后 %1 位。</translation>
    </message>
</context>
<context>
    <name>CurveFigures</name>
    <message>
        <source>d, numbers in a query and a key</source>
        <translation>d：一个查询和一个键有多少个数</translation>
    </message>
    <message>
        <source>without the division: q·k</source>
        <translation>不除：q·k</translation>
    </message>
    <message>
        <source>with it: q·k / √d</source>
        <translation>除以 √d：q·k / √d</translation>
    </message>
    <message>
        <source>Spread of the scores</source>
        <translation>分数的离散程度</translation>
    </message>
    <message>
        <source>Entropy of the softmax, in nats</source>
        <translation>softmax 的熵（奈特）</translation>
    </message>
    <message>
        <source>Largest probability</source>
        <translation>最大的概率</translation>
    </message>
    <message>
        <source>Why scores are divided by √d</source>
        <translation>为什么分数要除以 √d</translation>
    </message>
    <message>
        <source>source tokens, and how many sentences have as many</source>
        <translation>源词元数，以及有这么多词元的句子数</translation>
    </message>
    <message>
        <source>Quality by length of the source</source>
        <translation>不同源句长度的翻译质量</translation>
    </message>
    <message>
        <source>Frobenius norm of the softmax&apos;s Jacobian</source>
        <translation>softmax 的雅可比矩阵的 Frobenius 范数</translation>
    </message>
    <message>
        <source>Queries and keys of independent normal numbers, %1 keys, %2 trials, seed %3. Points: means over the trials; bars: one standard error. Jacobian: of the probabilities with respect to the scores that the softmax is given, with the division the divided ones.</source>
        <translation>查询和键由独立的正态分布的数组成，%1 个键，%2 次试验，种子 %3。点：各次试验的平均；竖线：一个标准误差。雅可比矩阵：概率对 softmax 所得到的得分求导；除以 √d 时，是对除过的得分求导。</translation>
    </message>
</context>
<context>
    <name>Equation</name>
    <message>
        <source>%1·(1 other word)</source>
        <translation>%1·(另 1 个词)</translation>
    </message>
    <message>
        <source>%1·(%2 other words)</source>
        <translation>%1·(另 %2 个词)</translation>
    </message>
    <message>
        <source>one summary of the sentence, the same at every step</source>
        <translation>整句的一个概括，每一步都相同</translation>
    </message>
    <message>
        <source>mean of the contexts of %1 heads</source>
        <translation>%1 个头的上下文的平均</translation>
    </message>
    <message>
        <source>1 word has weight 0</source>
        <translation>1 个词的权重是 0</translation>
    </message>
    <message>
        <source>%1 words have weight 0</source>
        <translation>%1 个词的权重是 0</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>There is one word to look at, so %1 gets all the attention.</source>
        <translation>只有一个词可看，所以 %1 得到全部注意力。</translation>
    </message>
    <message>
        <source>%1 gets %2 of the attention, because its score %3 is the largest.</source>
        <translation>%1 得到 %2 的注意力，因为它的得分 %3 最大。</translation>
    </message>
    <message>
        <source>The attention is shared: %1 gets %2 and %3 gets %4; their scores %5 and %6 are the largest.</source>
        <translation>注意力是分散的：%1 得到 %2，%3 得到 %4；它们的得分 %5 和 %6 最大。</translation>
    </message>
    <message>
        <source>%1 (probability %2)</source>
        <translation>%1（概率 %2）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>Inside the encoder, %1 asks. </source>
        <translation>编码器内部，由 %1 查询。</translation>
    </message>
    <message>
        <source>Inside the decoder, %1 asks. </source>
        <translation>解码器内部，由 %1 查询。</translation>
    </message>
    <message>
        <source>Among the bare embeddings, %1 asks. </source>
        <translation>在词嵌入之间，由 %1 查询。</translation>
    </message>
    <message>
        <source>There is no attention: the decoder reads the same fixed context at every step.</source>
        <translation>没有注意力：解码器每一步都读取同一个固定的上下文。</translation>
    </message>
    <message>
        <source>Hard attention takes %1 and leaves out all else.</source>
        <translation>硬注意力取 %1，舍去其余。</translation>
    </message>
    <message>
        <source>The decoder says %1 with probability %2: the sentence is finished.</source>
        <translation>解码器说出 %1，概率 %2：句子结束。</translation>
    </message>
    <message>
        <source>The decoder says %1 with probability %2.</source>
        <translation>解码器说出 %1，概率 %2。</translation>
    </message>
    <message>
        <source>Here each step is worked out: a score for every source word, the probabilities that the softmax makes of them, and the next word.</source>
        <translation>这里计算每一步：每个源词的得分，softmax 由得分算出的概率，以及下一个词。</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>query: the encoder&apos;s vector at %1</source>
        <translation>查询：编码器在 %1 处的向量</translation>
    </message>
    <message>
        <source>query: the embedding of %1</source>
        <translation>查询：%1 的词嵌入</translation>
    </message>
    <message>
        <source>query: decoder state after %1</source>
        <translation>查询：读过 %1 后的解码器状态</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Each head has scores and a softmax of its own.</source>
        <translation>每个头有自己的得分和 softmax。</translation>
    </message>
    <message>
        <source>%1 gets %2 of the attention.</source>
        <translation>%1 得到 %2 的注意力。</translation>
    </message>
    <message>
        <source>%1 gets %2 of the attention and %3 gets %4.</source>
        <translation>%1 得到 %2 的注意力，%3 得到 %4。</translation>
    </message>
    <message>
        <source>%1: </source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>%1 is more probable (%2), but blocked: it would repeat words that have been said.</source>
        <translation>%1 的概率更大（%2），但不可选：它会重复已说过的词。</translation>
    </message>
    <message>
        <source>The decoder says %1 with probability %2; it repeats itself, so the decode ends here.</source>
        <translation>解码器预测出 %1，概率 %2；译文不断重复，解码在此结束。</translation>
    </message>
    <message>
        <source>The encoder has read %1 tokens. The decoder has said nothing yet.</source>
        <translation>编码器读了 %1 个词元。解码器尚未输出。</translation>
    </message>
    <message>
        <source>The encoder has read %1 tokens; the last one, %2, marks the end of the sentence. The decoder has said nothing yet.</source>
        <translation>编码器读了 %1 个词元；最后一个 %2 标记句子结束。解码器尚未输出。</translation>
    </message>
    <message>
        <source>The decoder says %1 with probability %2; the limit of steps ends the decode here.</source>
        <translation>解码器预测出 %1，概率 %2；已到时间步数的上限，解码在此结束。</translation>
    </message>
    <message>
        <source>The decoder says %1 with probability %2; the limit of memory ends the decode here.</source>
        <translation>解码器预测出 %1，概率 %2；已到内存的上限，解码在此结束。</translation>
    </message>
    <message>
        <source>The attention is even: each word gets %1 of it.</source>
        <translation>注意力是均匀的：每个词得到 %1。</translation>
    </message>
    <message>
        <source>(The scores are divided by the temperature %1 first.)</source>
        <translation>（得分先除以温度 %1。）</translation>
    </message>
</context>
<context>
    <name>ExportFacts</name>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 毫米</translation>
    </message>
    <message>
        <source>%1 × %2 pixels · %3</source>
        <translation>%1 × %2 像素 · %3</translation>
    </message>
    <message>
        <source>This map has %1 cells. From %2 on they are kept as an image inside the file, with exactly one pixel to a cell; letters and lines stay vectors.</source>
        <translation>这张图有 %1 个格子。达到 %2 个时，格子以图像形式存入文件，每格恰好一个像素；文字和线条仍是矢量。</translation>
    </message>
    <message>
        <source>With its many rows it is higher than a slide of 1920 × %1 pixels.</source>
        <translation>行数较多，高度超过 1920 × %1 像素的幻灯片。</translation>
    </message>
    <message>
        <source>%1 · .%2</source>
        <translation>%1 · .%2</translation>
    </message>
    <message>
        <source>%1 rows, %2 columns</source>
        <translation>%1 行，%2 列</translation>
    </message>
    <message>
        <source>The file will have about %1 MB.</source>
        <translation>文件约有 %1 MB。</translation>
    </message>
</context>
<context>
    <name>ExportFile</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Attention Lab</source>
        <translation>Attention Lab</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 已经存在。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>ExportTexts</name>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Context vectors</source>
        <translation>上下文向量</translation>
    </message>
    <message>
        <source>Lines between words</source>
        <translation>词间连线</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Calculation of a word</source>
        <translation>一个词的计算</translation>
    </message>
    <message>
        <source>Sum of a number</source>
        <translation>一个数的算式</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>练习纸</translation>
    </message>
    <message>
        <source>Solution of the worksheet</source>
        <translation>练习纸答案</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG 像素图</translation>
    </message>
    <message>
        <source>SVG, vectors</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>PDF, vectors</source>
        <translation>PDF 矢量图</translation>
    </message>
    <message>
        <source>TikZ for XeLaTeX</source>
        <translation>TikZ（XeLaTeX）</translation>
    </message>
    <message>
        <source>GIF, animated</source>
        <translation>GIF 动画</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML 网页</translation>
    </message>
    <message>
        <source>CSV, numbers</source>
        <translation>CSV 数字</translation>
    </message>
    <message>
        <source>JSON, numbers</source>
        <translation>JSON 数字</translation>
    </message>
    <message>
        <source>NPZ for NumPy</source>
        <translation>NPZ（NumPy）</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>Paper, one column: 84 mm</source>
        <translation>论文单栏：84 毫米</translation>
    </message>
    <message>
        <source>Paper, full width: 174 mm</source>
        <translation>论文通栏：174 毫米</translation>
    </message>
    <message>
        <source>Slide 16:9: 1920 pixels</source>
        <translation>16:9 幻灯片：1920 像素</translation>
    </message>
    <message>
        <source>Poster A0: 841 mm</source>
        <translation>A0 海报：841 毫米</translation>
    </message>
    <message>
        <source>Other size</source>
        <translation>其他大小</translation>
    </message>
    <message>
        <source>A picture of pixels, for slides, web pages and chats.</source>
        <translation>像素图片，用于幻灯片、网页和聊天。</translation>
    </message>
    <message>
        <source>A picture of lines and letters that stays sharp at any size, for web pages and drawing programs.</source>
        <translation>由线条和文字组成的图片，任意放大都清晰，用于网页和绘图程序。</translation>
    </message>
    <message>
        <source>A picture that stays sharp at any size, for papers and for printing. It brings its fonts along.</source>
        <translation>任意放大都清晰的图片，用于论文和打印，自带字体。</translation>
    </message>
    <message>
        <source>A LaTeX drawing; \input it in a document that XeLaTeX sets.</source>
        <translation>LaTeX 图形；在用 XeLaTeX 排版的文档中用 \input 引入。</translation>
    </message>
    <message>
        <source>A film: the map grows step by step, again and again.</source>
        <translation>一段循环播放的动画：图一步一步地长出来。</translation>
    </message>
    <message>
        <source>One file for any browser that replays the decode word by word, without the internet.</source>
        <translation>一个可用任何浏览器打开的文件，逐词重放解码过程，不需要网络。</translation>
    </message>
    <message>
        <source>The numbers of the view as a table for spreadsheets, exact to the last digit.</source>
        <translation>把视图中的数字存成电子表格可读的表，精确到最后一位。</translation>
    </message>
    <message>
        <source>The numbers of the view, or everything about the decode, for programs.</source>
        <translation>视图中的数字，或解码的全部内容，供程序使用。</translation>
    </message>
    <message>
        <source>Every number of the decode as arrays for NumPy, bit for bit.</source>
        <translation>解码的每一个数字，存成 NumPy 数组，逐位相同。</translation>
    </message>
    <message>
        <source>Every number of the decode as arrays for PyTorch and others, bit for bit.</source>
        <translation>解码的每一个数字，存成 PyTorch 等可读的数组，逐位相同。</translation>
    </message>
    <message>
        <source>84 mm wide, one of two columns of a paper.</source>
        <translation>宽 84 毫米，双栏论文的一栏。</translation>
    </message>
    <message>
        <source>174 mm wide, as the text of a paper in two columns.</source>
        <translation>宽 174 毫米，与双栏论文的正文同宽。</translation>
    </message>
    <message>
        <source>1920 pixels wide, as a 16:9 slide. Type is 2.5 times as large as in the window.</source>
        <translation>宽 1920 像素，与 16:9 幻灯片同宽。文字是窗口中的 2.5 倍大。</translation>
    </message>
    <message>
        <source>841 mm wide, as an A0 sheet upright. Type is 4 times as large as in the window.</source>
        <translation>宽 841 毫米，与竖放的 A0 纸同宽。文字是窗口中的 4 倍大。</translation>
    </message>
    <message>
        <source>The width, the dots to an inch and the size of type below.</source>
        <translation>使用下面的宽度、分辨率和文字大小。</translation>
    </message>
    <message>
        <source>Such a file shows one view: choose it above.</source>
        <translation>这种文件只显示一个视图：请在上面选择。</translation>
    </message>
    <message>
        <source>Such a file has all of the decode: choose “Whole decode” above.</source>
        <translation>这种文件包含整个解码：请在上面选择“整个解码”。</translation>
    </message>
    <message>
        <source>This view is no matrix: there are only pictures of it.</source>
        <translation>这个视图不是矩阵，只能存成图片。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Component of the context</source>
        <translation>上下文的一个分量</translation>
    </message>
    <message>
        <source>Shares in the context</source>
        <translation>在上下文中的份额</translation>
    </message>
    <message>
        <source>Alignment, links</source>
        <translation>对齐，词间连线</translation>
    </message>
    <message>
        <source>For each target word the source word with most weight, as 0-0 1-2: word alignments as Pharaoh has them. There is no room in it to say how it was made.</source>
        <translation>每个目标词对应权重最大的源词，写成 0-0 1-2：Pharaoh 格式的词对齐。文件里没有地方说明它是怎样生成的。</translation>
    </message>
</context>
<context>
    <name>FigureData</name>
    <message>
        <source>without &lt;/s&gt;; Σ: what is shown of the sum of 1</source>
        <translation>不含 &lt;/s&gt;；Σ：总和 1 中显示的部分</translation>
    </message>
    <message>
        <source>without &lt;/s&gt;</source>
        <translation>不含 &lt;/s&gt;</translation>
    </message>
</context>
<context>
    <name>FontHint</name>
    <message>
        <source>No font on this computer has Chinese characters: they show as empty boxes. Install the package fonts-noto-cjk (Debian, Ubuntu: sudo apt install fonts-noto-cjk), then open Attention Lab again.</source>
        <translation>这台电脑没有含中文字符的字体，中文会显示为空方框。请安装软件包 fonts-noto-cjk（Debian、Ubuntu：sudo apt install fonts-noto-cjk），然后重新打开 Attention Lab。</translation>
    </message>
</context>
<context>
    <name>Formula</name>
    <message>
        <source>concat-linear</source>
        <translation>拼接线性</translation>
    </message>
    <message>
        <source>additive</source>
        <translation>加性</translation>
    </message>
    <message>
        <source>dot</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>scaled dot</source>
        <translation>缩放点积</translation>
    </message>
    <message>
        <source>location-linear</source>
        <translation>位置线性</translation>
    </message>
    <message>
        <source>no attention</source>
        <translation>无注意力</translation>
    </message>
    <message>
        <source>query: the decoder&apos;s vector at %1</source>
        <translation>查询：解码器在 %1 处的向量</translation>
    </message>
    <message>
        <source>the decoder has read %1</source>
        <translation>解码器已读 %1</translation>
    </message>
    <message>
        <source>query: decoder state after %1</source>
        <translation>查询：读过 %1 后的解码器状态</translation>
    </message>
    <message>
        <source>query: the previous word, %1</source>
        <translation>查询：前一个词 %1</translation>
    </message>
    <message>
        <source>query: %1 and the decoder state</source>
        <translation>查询：%1 和解码器状态</translation>
    </message>
</context>
<context>
    <name>HeadChoice</name>
    <message>
        <source>decoder → encoder</source>
        <translation>解码器 → 编码器</translation>
    </message>
    <message>
        <source>inside the encoder</source>
        <translation>编码器内部</translation>
    </message>
    <message>
        <source>between embeddings</source>
        <translation>词嵌入之间</translation>
    </message>
    <message>
        <source>inside the decoder</source>
        <translation>解码器内部</translation>
    </message>
</context>
<context>
    <name>HeadGrid</name>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
</context>
<context>
    <name>HeadGridFigure</name>
    <message>
        <source>Rows: queries, columns: keys, colours: weights.</source>
        <translation>行：查询，列：键，颜色：权重。</translation>
    </message>
    <message>
        <source> Hatched: masked.</source>
        <translation>斜线：被遮住。</translation>
    </message>
    <message>
        <source> Cells smaller than a pixel: the largest of each group.</source>
        <translation>小于一个像素的格子：取每组中最大的。</translation>
    </message>
</context>
<context>
    <name>HeadMean</name>
    <message>
        <source>Mean of the %1 heads of layer %2</source>
        <translation>第 %2 层 %1 个头的平均</translation>
    </message>
    <message>
        <source>Shown are means of %1 heads, number by number: each head has a query, scores, a softmax and a context of its own.</source>
        <translation>显示的是 %1 个头的平均，逐个数计算：每个头有自己的查询、得分、softmax 和上下文。</translation>
    </message>
    <message>
        <source>means of %1 heads, number by number</source>
        <translation>%1 个头的平均，逐个数计算</translation>
    </message>
</context>
<context>
    <name>HeatMapData</name>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>before the softmax</source>
        <translation>softmax 之前</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>A score says how well a query fits a key: what the decoder looks for, and what a source word offers. It can be any number; only differences within a row count.</source>
        <translation>得分表示查询与键的匹配程度：查询是解码器要找的，键是源词提供的。得分可以是任何数，只有同一行内的差别才有意义。</translation>
    </message>
    <message>
        <source> In the formula q is the query, k the key; the other letters are trained.</source>
        <translation>公式中 q 是查询，k 是键，其余字母是训练出来的。</translation>
    </message>
    <message>
        <source>Here: how well each source word fits</source>
        <translation>这里显示：每个源词的匹配程度</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>softmax(scores)</source>
        <translation>softmax(得分)</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>The softmax turns the scores of a row into shares that sum to 1: e to the power of each score, divided by their sum. The largest score gets the largest share.</source>
        <translation>softmax 把一行得分变成和为 1 的份额：e 的得分次方，除以全部之和。得分最大的，份额也最大。</translation>
    </message>
    <message>
        <source>Here: the share of each source word</source>
        <translation>这里显示：每个源词的份额</translation>
    </message>
    <message>
        <source>Context vectors</source>
        <translation>上下文向量</translation>
    </message>
    <message>
        <source>C = Σ weight·value</source>
        <translation>C = Σ 权重·值</translation>
    </message>
    <message>
        <source>%1 components</source>
        <translation>%1 个分量</translation>
    </message>
    <message>
        <source>component</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>The context vector is what the decoder reads of the sentence at a step: the values of all source words, each times its weight, added up component by component.</source>
        <translation>上下文向量是解码器在一步中从句子读到的内容：所有源词的值，各乘以权重，再按分量相加。</translation>
    </message>
    <message>
        <source>Here: the numbers that the decoder reads at each step</source>
        <translation>这里显示：解码器每步读取的数</translation>
    </message>
    <message>
        <source>components</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>queries: target words</source>
        <translation>查询：目标词</translation>
    </message>
    <message>
        <source>queries: source words</source>
        <translation>查询：源词</translation>
    </message>
    <message>
        <source>queries: target words that were read</source>
        <translation>查询：已读的目标词</translation>
    </message>
    <message>
        <source>keys: target words that were read</source>
        <translation>键：已读的目标词</translation>
    </message>
    <message>
        <source>keys: source words</source>
        <translation>键：源词</translation>
    </message>
    <message>
        <source>outlined: taken</source>
        <translation>带边框：被选取</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>, layer %1, mean of %2 heads</source>
        <translation>，第 %1 层，%2 个头的平均</translation>
    </message>
    <message>
        <source>, layer %1, head %2</source>
        <translation>，第 %1 层，头 %2</translation>
    </message>
    <message>
        <source>This model has no attention: one fixed context for all words.</source>
        <translation>这个模型没有注意力：所有词共用一个固定的上下文。</translation>
    </message>
    <message>
        <source>C = one summary of the sentence</source>
        <translation>C = 整句的一个概括</translation>
    </message>
    <message>
        <source>the same at every step</source>
        <translation>每一步都相同</translation>
    </message>
    <message>
        <source>Without attention the decoder reads the same vector at every step: all that the encoder could put of the whole sentence into numbers of a fixed count.</source>
        <translation>没有注意力时，解码器每一步都读取同一个向量：编码器能把整个句子放进固定个数的数里的全部内容。</translation>
    </message>
    <message>
        <source>q·k / √d</source>
        <translation>q·k / √d</translation>
    </message>
    <message>
        <source>%1, component %2: %3</source>
        <translation>%1，第 %2 个分量：%3</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>%1, weight %2</source>
        <translation>%1，权重 %2</translation>
    </message>
    <message>
        <source>queries × keys</source>
        <translation>查询 × 键</translation>
    </message>
    <message>
        <source>queries × components</source>
        <translation>查询 × 分量</translation>
    </message>
    <message>
        <source>Formula: %1. Shape: [%2 × %3], %4.</source>
        <translation>公式：%1。形状：[%2 × %3]，%4。</translation>
    </message>
    <message>
        <source>each pixel: the one of %1 × %2 cells furthest from 0</source>
        <translation>每个像素：%1 × %2 格中离 0 最远的</translation>
    </message>
    <message>
        <source>each pixel: the largest of %1 × %2 cells</source>
        <translation>每个像素：%1 × %2 格中最大的</translation>
    </message>
    <message>
        <source>furthest from 0 of %1 × %2</source>
        <translation>%1 × %2 中离 0 最远</translation>
    </message>
    <message>
        <source>largest of %1 × %2</source>
        <translation>%1 × %2 中最大</translation>
    </message>
    <message>
        <source>1 if taken, else 0</source>
        <translation>取中为 1，否则为 0</translation>
    </message>
    <message>
        <source>1/k if taken, else 0</source>
        <translation>取中为 1/k，否则为 0</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>the same as the probabilities</source>
        <translation>与概率相同</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>The weight of a key says how much of its value goes into the context. Soft attention weighs by the probabilities; hard attention takes a few keys and leaves out the rest.</source>
        <translation>一个键的权重说明它的值有多少进入上下文。软注意力按概率加权；硬注意力只取几个键，其余的不要。</translation>
    </message>
    <message>
        <source>Here: how much each source word counts</source>
        <translation>这里显示：每个源词占多少分量</translation>
    </message>
    <message>
        <source>mean of %1</source>
        <translation>%1 的平均</translation>
    </message>
    <message>
        <source>C = mean of Σ weight·value</source>
        <translation>C = Σ 权重·值 的平均</translation>
    </message>
    <message>
        <source>each row sums to 1 before rounding</source>
        <translation>四舍五入前每行的和是 1</translation>
    </message>
    <message>
        <source>%1: masked, %2</source>
        <translation>%1：已屏蔽，%2</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>There is no text in %1.</source>
        <translation>%1 中没有文字。</translation>
    </message>
    <message>
        <source>The text cannot be opened: %1</source>
        <translation>无法打开文本：%1</translation>
    </message>
    <message>
        <source>%1 is neither a session (.json), nor a text (.txt), nor a folder with a model.</source>
        <translation>%1 既不是会话 (.json)，也不是文本 (.txt)，也不是模型文件夹。</translation>
    </message>
    <message>
        <source>%1 files were dropped; one at a time can be opened.</source>
        <translation>拖入了 %1 个文件；一次只能打开一个。</translation>
    </message>
    <message>
        <source>what was dropped</source>
        <translation>拖入的内容</translation>
    </message>
    <message>
        <source>%1 was read as %2, as it is not UTF-8.</source>
        <translation>%1 不是 UTF-8，已按 %2 读取。</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <extracomment>The code of the language that this is translated into: &quot;zh&quot;. It names folders.</extracomment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>Masking</name>
    <message>
        <source>this query may not see it, it comes later</source>
        <translation>它在后面，这个查询不能看它</translation>
    </message>
    <message>
        <source>the score rule has no output for so late a position</source>
        <translation>得分规则没有这么靠后的位置的输出</translation>
    </message>
    <message>
        <source>this query may not see it</source>
        <translation>这个查询不能看它</translation>
    </message>
</context>
<context>
    <name>MeanSum</name>
    <message>
        <source>Mean of %1 heads</source>
        <translation>%1 个头的平均</translation>
    </message>
    <message>
        <source>What is shown is the mean of the heads, number by number. Choose one head to see its own sum.</source>
        <translation>这里显示的是各头逐个数的平均。选择一个头，可以看它自己的算式。</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The context that is shown is the mean of the heads&apos; contexts. Choose one head to see the share of each word.</source>
        <translation>显示的上下文是各头上下文的平均。选择一个头，可以看每个词的份额。</translation>
    </message>
    <message>
        <source>component</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
</context>
<context>
    <name>ModeTexts</name>
    <message>
        <source>None</source>
        <translation>无注意力</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>软注意力</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>硬注意力</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>自注意力</translation>
    </message>
    <message>
        <source>No attention: the whole sentence has to fit into one vector of fixed size, which every step reads. Long sentences suffer.</source>
        <translation>无注意力：整个句子必须装进一个长度固定的向量，每一步都读它。长句因此翻译得差。</translation>
    </message>
    <message>
        <source>Soft attention: every step reads all source words, each as much as its probability. It is smooth, so it can be trained with gradients.</source>
        <translation>软注意力：每一步读取所有源词，各按自己的概率。它是平滑的，所以可以用梯度训练。</translation>
    </message>
    <message>
        <source>Hard attention: every step takes a few source words and leaves out the others. The choice is not smooth, so no gradient flows through it.</source>
        <translation>硬注意力：每一步取少数几个源词，舍去其余。这种选择不平滑，所以梯度无法通过。</translation>
    </message>
    <message>
        <source>Self-attention: a transformer, whose words also look at the words of their own sentence, in several layers and heads.</source>
        <translation>自注意力：Transformer 的词也看自己句子中的词，分为多层、多头。</translation>
    </message>
    <message>
        <source>This model was trained with soft attention. With hard weights it reads vectors that it has hardly met in training, so expect worse translations.</source>
        <translation>这个模型是用软注意力训练的。用硬权重时，它读到的向量在训练中几乎没有见过，所以译文会变差。</translation>
    </message>
    <message>
        <source>This model was trained with hard attention. With soft weights it reads mixtures that it has not met in training, so expect worse translations.</source>
        <translation>这个模型是用硬注意力训练的。用软权重时，它读到的混合向量在训练中没有见过，所以译文会变差。</translation>
    </message>
    <message>
        <source>%1 attention; score rule: %2, query: %3, keys: %4, values: %5</source>
        <translation>%1；得分规则：%2，查询：%3，键：%4，值：%5</translation>
    </message>
</context>
<context>
    <name>PaintedItems</name>
    <message>
        <source>not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已屏蔽</translation>
    </message>
</context>
<context>
    <name>Pipeline</name>
    <message>
        <source>%1…%2</source>
        <translation>%1…%2</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>exp</source>
        <translation>exp</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>weight, 0…1</source>
        <translation>权重，0…1</translation>
    </message>
    <message>
        <source>weight · value</source>
        <translation>权重 · 值</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Query and keys</source>
        <translation>查询和键</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>words %1…%2 of %3, the wheel scrolls</source>
        <translation>第 %1…%2 个词，共 %3 个，滚轮滚动</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Prompt</name>
    <message>
        <source>No model is open; File ▸ Open Model… opens one</source>
        <translation>没有打开模型；用“文件 ▸ 打开模型…”打开一个</translation>
    </message>
    <message>
        <source>Opening the model…</source>
        <translation>正在打开模型…</translation>
    </message>
    <message>
        <source>Type a Chinese sentence above, or pick an example</source>
        <translation>在上面输入一个中文句子，或选一个例句</translation>
    </message>
    <message>
        <source>Reading the sentence…</source>
        <translation>正在读句子…</translation>
    </message>
    <message>
        <source>There is nothing to say about this</source>
        <translation>对此没有什么可说的</translation>
    </message>
    <message>
        <source>Press → to let the decoder say its first word</source>
        <translation>按 →，让解码器说出第一个词</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>there is no display for a window; attention-lab --help shows what works without one.</source>
        <translation>没有可以打开窗口的显示器；attention-lab --help 列出不需要显示器的用法。</translation>
    </message>
    <message>
        <source>there is not enough memory for a window.</source>
        <translation>内存不足，无法打开窗口。</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>hard attention, trained with soft</source>
        <translation>硬注意力，用软注意力训练</translation>
    </message>
    <message>
        <source>soft attention, trained with hard</source>
        <translation>软注意力，用硬注意力训练</translation>
    </message>
    <message>
        <source>%1 words at a step, trained with %2</source>
        <translation>每步 %1 个词，训练时 %2 个</translation>
    </message>
    <message>
        <source>attention temperature %1, trained with %2</source>
        <translation>注意力温度 %1，训练时 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This model reads Chinese; of the %1 letters here, %2 are Chinese.</source>
        <translation>这个模型读中文；这里的 %1 个字母或汉字中，%2 个是汉字。</translation>
    </message>
    <message>
        <source>%1 of %2 pieces are unknown to the model.</source>
        <translation>%2 个子词中有 %1 个是模型不认识的。</translation>
    </message>
    <message>
        <source>The model is unsure: its words have a mean probability of %1, less than half of what it shows on its validation set.</source>
        <translation>模型没有把握：所预测的词平均概率为 %1，不到它在验证集上的一半。</translation>
    </message>
</context>
<context>
    <name>ScoreSum</name>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Each hidden unit adds up what it makes of the query q, what it makes of the key k, and its bias b, bends the sum with tanh, and multiplies it with its v. The score is the total over all %1 units.</source>
        <translation>每个隐藏单元把它由查询 q 算出的、由键 k 算出的和偏置 b 相加，用 tanh 弯曲这个和，再乘以它的 v。得分是全部 %1 个单元的总和。</translation>
    </message>
    <message>
        <source>In this model v is 1 for all units.</source>
        <translation>在这个模型中，所有单元的 v 都是 1。</translation>
    </message>
    <message>
        <source>hidden unit</source>
        <translation>隐藏单元</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>component</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>Query and key are multiplied number by number; the score is the total.</source>
        <translation>查询与键逐个数相乘；总和就是得分。</translation>
    </message>
    <message>
        <source>Query and key are multiplied number by number; the score is the total, divided by the square root of their %1 components.</source>
        <translation>查询与键逐个数相乘；总和除以分量个数 %1 的平方根就是得分。</translation>
    </message>
    <message>
        <source>What the query adds</source>
        <translation>查询贡献的部分</translation>
    </message>
    <message>
        <source>This part is the same for every word, so the softmax cancels it.</source>
        <translation>这部分对每个词都相同，所以 softmax 会消去它。</translation>
    </message>
    <message>
        <source>What the key adds</source>
        <translation>键贡献的部分</translation>
    </message>
    <message>
        <source>This rule has a fixed number of outputs, and none for position %1: there is no score, and the word is masked.</source>
        <translation>这个规则的输出个数是固定的，没有位置 %1 的：没有得分，这个词被屏蔽。</translation>
    </message>
    <message>
        <source>Position %1 has weights w and a bias b of its own; the key is not read.</source>
        <translation>位置 %1 有自己的权重 w 和偏置 b；不读取键。</translation>
    </message>
    <message>
        <source>The record was read without the weights of the score rule, so this number cannot be taken apart.</source>
        <translation>记录中没有得分规则的权重，所以无法分解这个数。</translation>
    </message>
</context>
<context>
    <name>SessionDialogs</name>
    <message>
        <source>Sessions of Attention Lab (*%1)</source>
        <translation>Attention Lab 会话 (*%1)</translation>
    </message>
    <message>
        <source>Open Session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>;;All files (*)</source>
        <translation>;;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Attention Lab</source>
        <translation>Attention Lab</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 有未保存的更改。</translation>
    </message>
    <message>
        <source>Do Not Save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>%1 has been changed by somebody else meanwhile.</source>
        <translation>%1 在此期间已被他人修改。</translation>
    </message>
    <message>
        <source>Overwrite puts your session in its place. Reload shows the changed file; your session then waits in the File menu, under Unsaved Sessions.</source>
        <translation>“覆盖”用您的会话取代它；“重新载入”显示修改后的文件，您的会话则保留在“文件”菜单的“未保存的会话”中。</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新载入</translation>
    </message>
    <message>
        <source>Save As…</source>
        <translation>另存为…</translation>
    </message>
</context>
<context>
    <name>SettingsStart</name>
    <message>
        <source>The settings cannot be read, so everything is as at first. The old ones are in %1.</source>
        <translation>设置无法读取，因此一切恢复为初始状态。原来的设置在 %1。</translation>
    </message>
    <message>
        <source>Attention Lab did not start properly last time, so everything is as at first. The old settings are in %1.</source>
        <translation>Attention Lab 上次未能正常启动，因此一切恢复为初始状态。原来的设置在 %1。</translation>
    </message>
</context>
<context>
    <name>ShortcutPage</name>
    <message>
        <source>key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>what it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>to the next view or control</source>
        <translation>到下一个视图或控件</translation>
    </message>
    <message>
        <source>select the key before or after in the current row</source>
        <translation>选中当前行的前一个或后一个键</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>open the sum of what is selected</source>
        <translation>打开所选数字的算式</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>close the sum, forget the selection; out of the sentence line</source>
        <translation>关闭算式，取消选择；离开句子输入框</translation>
    </message>
    <message>
        <source>in a heat map: from cell to cell; among heads: choose another</source>
        <translation>热图中：逐格移动；层与头中：换一个头</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>In the views</source>
        <translation>各视图中</translation>
    </message>
    <message>
        <source>in a heat map: zoom in, zoom out, show all</source>
        <translation>在热图中：放大，缩小，显示全部</translation>
    </message>
    <message>
        <source>Ctrl and the wheel</source>
        <translation>Ctrl 加滚轮</translation>
    </message>
    <message>
        <source>in a heat map: zoom about the pointer; then the wheel or dragging moves</source>
        <translation>在热图中：以指针为中心缩放；之后用滚轮或拖动来移动</translation>
    </message>
    <message>
        <source>in the calculation: from number to number of the selected key</source>
        <translation>在计算中：在所选键的各个数之间移动</translation>
    </message>
    <message>
        <source>among lines: from key to key, from query to query</source>
        <translation>连线中：从键到键，从查询到查询</translation>
    </message>
    <message>
        <source>in a heat map: to the ends of its row; among lines: to the first and last key</source>
        <translation>热图中：到一行的两端；连线中：到第一个和最后一个键</translation>
    </message>
    <message>
        <source>Alt and a letter</source>
        <translation>Alt 加字母</translation>
    </message>
    <message>
        <source>open the menu in which it is underlined</source>
        <translation>打开带下划线的该字母所在的菜单</translation>
    </message>
</context>
<context>
    <name>StageTexts</name>
    <message>
        <source>%1. These %2 numbers say what is looked for now.</source>
        <translation>%1。这 %2 个数表示现在要找什么。</translation>
    </message>
    <message>
        <source>The query has been compared with all %1 keys. %2 fits best: score %3.</source>
        <translation>查询已与全部 %1 个键比较。%2 最匹配：得分 %3。</translation>
    </message>
    <message>
        <source>The query is compared with the key of %1: score %2.</source>
        <translation>查询与 %1 的键比较：得分 %2。</translation>
    </message>
    <message>
        <source>The largest so far is that of %1, %2.</source>
        <translation>到目前为止最大的是 %1 的得分，%2。</translation>
    </message>
    <message>
        <source>No word is hidden from this query.</source>
        <translation>没有词对这个查询隐藏。</translation>
    </message>
    <message>
        <source>%1 words are hidden from this query.</source>
        <translation>%1 个词对这个查询隐藏。</translation>
    </message>
    <message>
        <source>The scores go into the softmax as they are.</source>
        <translation>得分不变，直接进入 softmax。</translation>
    </message>
    <message>
        <source>The scores are divided by the temperature %1.</source>
        <translation>得分除以温度 %1。</translation>
    </message>
    <message>
        <source>Each head has its own softmax.</source>
        <translation>每个头有自己的 softmax。</translation>
    </message>
    <message>
        <source>Each head has its own softmax; shown is the mean of their shares.</source>
        <translation>每个头有自己的 softmax；这里显示它们份额的平均。</translation>
    </message>
    <message>
        <source>Soft attention uses every share as it is: the weights are the probabilities.</source>
        <translation>软注意力原样使用每个份额：权重就是概率。</translation>
    </message>
    <message>
        <source>Hard attention takes %1 (probability %2) with weight %3.</source>
        <translation>硬注意力取 %1（概率 %2），权重 %3。</translation>
    </message>
    <message>
        <source>Each head adds up its own weighted values; shown is the mean of their contexts.</source>
        <translation>每个头把自己的加权值相加；这里显示它们上下文的平均。</translation>
    </message>
    <message>
        <source>The weighted values of all %1 words add up to the context vector, %2 numbers.</source>
        <translation>全部 %1 个词的加权值相加，得到上下文向量，共 %2 个数。</translation>
    </message>
    <message>
        <source>%1 times the value of %2 is added to the context vector.</source>
        <translation>把 %1 乘以 %2 的值，加到上下文向量上。</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>下一个词</translation>
    </message>
    <message>
        <source>Query q: the vector that says what is looked for, [1 × d].</source>
        <translation>查询 q：表示要找什么的向量，[1 × d]。</translation>
    </message>
    <message>
        <source>Scores: how well the query fits each key, one number per source word, [1 × keys].</source>
        <translation>得分：查询与每个键的匹配程度，每个源词一个数，[1 × 键数]。</translation>
    </message>
    <message>
        <source>Mask: words that the query may not see get −∞; what is left is divided by the temperature. The results are called logits.</source>
        <translation>屏蔽：查询不能看的词得 −∞；其余除以温度。结果叫做 logit。</translation>
    </message>
    <message>
        <source>Softmax: e to the power of each logit, divided by the sum of all of them. The results are shares that add up to 1.</source>
        <translation>Softmax：e 的 logit 次方，除以全部之和。结果是和为 1 的份额。</translation>
    </message>
    <message>
        <source>Weights: what is really used. Soft attention uses the probabilities, hard attention takes a few words and leaves out all else.</source>
        <translation>权重：实际使用的数。软注意力使用概率，硬注意力取少数几个词，舍去其余。</translation>
    </message>
    <message>
        <source>Context C = Σ weight · value: the weighted sum of the values of all words, [1 × dv].</source>
        <translation>上下文 C = Σ 权重 · 值：所有词的值的加权和，[1 × dv]。</translation>
    </message>
    <message>
        <source>Next word: from context and decoder state, a probability for each word of the vocabulary.</source>
        <translation>下一个词：由上下文和解码器状态，算出词表中每个词的概率。</translation>
    </message>
    <message>
        <source>%1. Each head makes its own query of it; shown is their mean.</source>
        <translation>%1。每个头由它得到自己的查询；显示的是它们的平均。</translation>
    </message>
    <message>
        <source>Each head has compared its query with its %1 keys; shown are the means of their scores. That of %2 is the largest: %3.</source>
        <translation>每个头的查询都已与自己的 %1 个键比较；显示的是得分的平均。%2 的平均最大：%3。</translation>
    </message>
    <message>
        <source>Each head compares its query with its key of %1: mean score %2.</source>
        <translation>每个头把查询与自己的 %1 的键比较：平均得分 %2。</translation>
    </message>
    <message>
        <source>Each head has its own weights; shown are their means.</source>
        <translation>每个头有自己的权重；显示的是它们的平均。</translation>
    </message>
    <message>
        <source>The query has been turned into a score for each position, without a look at the %1 keys. That of %2 is the largest: %3.</source>
        <translation>由查询算出了每个位置的得分，没有看那 %1 个键。%2 的得分最大：%3。</translation>
    </message>
    <message>
        <source>%1 has no score: %2.</source>
        <translation>%1 没有得分：%2。</translation>
    </message>
    <message>
        <source>The query gives the position of %1 the score %2; the key is not read.</source>
        <translation>查询给 %1 所在的位置的得分是 %2；不读键。</translation>
    </message>
    <message>
        <source>1 word is hidden from this query.</source>
        <translation>有 1 个词对这个查询隐藏。</translation>
    </message>
    <message>
        <source>%1 is masked: e to the power of −∞ is 0. The sum so far is %2.</source>
        <translation>%1 已屏蔽：e 的 −∞ 次方是 0。到目前为止的和是 %2。</translation>
    </message>
    <message>
        <source>%1: e to the power of %2 − %3 ≈ %4. The sum so far is %5. (The largest logit is taken off everywhere; that changes no share.)</source>
        <translation>%1：e 的（%2 − %3）次方 ≈ %4。到目前为止的和是 %5。（每个 logit 都减去最大的 logit；份额因此不变。）</translation>
    </message>
    <message>
        <source>Each is divided by the sum %1, so all shares add up to 1 before they are rounded. %2 gets %3 / %1 ≈ %4.</source>
        <translation>每个数除以总和 %1，所以四舍五入前全部份额的和是 1：%2 得到 %3 / %1 ≈ %4。</translation>
    </message>
    <message>
        <source>%2 times the value of %3 is the context vector, %1 numbers.</source>
        <translation>%2 乘以 %3 的值就是上下文向量，%1 个数。</translation>
    </message>
    <message>
        <source>The weighted values of %1 words add up to the context vector, %2 numbers; the weight of the other %3 is 0.</source>
        <translation>%1 个词的加权的值相加得到上下文向量，%2 个数；其余 %3 个词的权重是 0。</translation>
    </message>
    <message>
        <source>The weight of %1 is 0: nothing of its value is added to the context vector.</source>
        <translation>%1 的权重是 0：上下文向量里不加它的值。</translation>
    </message>
</context>
<context>
    <name>SumQuestion</name>
    <message>
        <source>How the score of %1 comes about (row: %2)</source>
        <translation>%1 的得分是怎样算出的（行：%2）</translation>
    </message>
    <message>
        <source>How the logit of %1 comes about (row: %2)</source>
        <translation>%1 的 logit 是怎样算出的（行：%2）</translation>
    </message>
    <message>
        <source>How the probability of %1 comes about (row: %2)</source>
        <translation>%1 的概率是怎样算出的（行：%2）</translation>
    </message>
    <message>
        <source>How the weight of %1 comes about (row: %2)</source>
        <translation>%1 的权重是怎样算出的（行：%2）</translation>
    </message>
    <message>
        <source>How component %1 of the context comes about (row: %2)</source>
        <translation>上下文的第 %1 个分量是怎样算出的（行：%2）</translation>
    </message>
    <message>
        <source>What each word adds to the context (row: %1)</source>
        <translation>每个词给上下文加上什么（行：%1）</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>There is no attention, and so there is no sum: the decoder reads the same fixed context at every step.</source>
        <translation>没有注意力，所以没有这个和：解码器每一步都读取同一个固定的上下文。</translation>
    </message>
    <message>
        <source>Why there is no number for %1 (row: %2)</source>
        <translation>%1 为什么没有数（行：%2）</translation>
    </message>
</context>
<context>
    <name>SumStrips</name>
    <message>
        <source>%1, colours from %2 to %3</source>
        <translation>%1，颜色从 %2 到 %3</translation>
    </message>
</context>
<context>
    <name>SumText</name>
    <message>
        <source>total</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>(%1 more)</source>
        <translation>（还有 %1 个）</translation>
    </message>
    <message>
        <source>%1 columns are left out.</source>
        <translation>省略了 %1 列。</translation>
    </message>
    <message>
        <source>Needs amsmath; for Chinese words XeLaTeX with xeCJK.</source>
        <translation>需要 amsmath；中文词需要 XeLaTeX 和 xeCJK。</translation>
    </message>
    <message>
        <source>Rounded to %1 digits after the point. Results are computed from all digits, so what the digits shown add up to may differ in the last of them.</source>
        <translation>四舍五入到小数点后 %1 位。结果是用全部位数计算的，所以用显示的数字相加，最后一位可能不同。</translation>
    </message>
</context>
<context>
    <name>TraitTexts</name>
    <message>
        <source>A weighted sum of the numbers of query and key. The query adds the same to every score, the softmax cancels it, and every step gets the same weights: it cannot align.</source>
        <translation>查询和键的各个数的加权和。查询给每个得分加上同样的数，softmax 把它消去，每一步的权重都相同：它无法对齐。</translation>
    </message>
    <message>
        <source>A small network with one hidden layer compares query and key. The tanh lets the query change which key fits best.</source>
        <translation>一个有一层隐藏层的小网络比较查询和键。tanh 使查询能改变哪个键最匹配。</translation>
    </message>
    <message>
        <source>The product of query and key, number by number, added up: large where both point the same way. Nothing is trained in the rule itself.</source>
        <translation>查询与键逐个数相乘再相加：两者方向相同时就大。规则本身没有要训练的东西。</translation>
    </message>
    <message>
        <source>The dot product divided by the square root of its length, which keeps the scores of long vectors small and the softmax soft.</source>
        <translation>点积除以向量长度（分量个数）的平方根，使长向量的得分不至于太大，softmax 保持柔和。</translation>
    </message>
    <message>
        <source>The scores come from the decoder alone, one for each position. It never reads the keys, so it learns positions, not words.</source>
        <translation>得分只来自解码器，每个位置一个。它从不读取键，所以学到的是位置，不是词。</translation>
    </message>
    <message>
        <source>decoder state</source>
        <translation>解码器状态</translation>
    </message>
    <message>
        <source>previous word</source>
        <translation>前一个词</translation>
    </message>
    <message>
        <source>word and state</source>
        <translation>词和状态</translation>
    </message>
    <message>
        <source>What the decoder remembers after reading the previous word. It knows all that has been said.</source>
        <translation>解码器读过前一个词后记住的内容。它知道已经说出的一切。</translation>
    </message>
    <message>
        <source>The embedding of the previous word alone. It does not know what was said before: the same word always asks the same.</source>
        <translation>只有前一个词的词嵌入。它不知道之前说了什么：同一个词总是问同样的问题。</translation>
    </message>
    <message>
        <source>The embedding of the previous word and the decoder&apos;s state, side by side.</source>
        <translation>前一个词的词嵌入和解码器状态，拼接在一起。</translation>
    </message>
    <message>
        <source>encoder states</source>
        <translation>编码器状态</translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation>词嵌入</translation>
    </message>
    <message>
        <source>What the encoder computed at each source word, after reading the sentence from both sides: the word in its context.</source>
        <translation>编码器从两边读完句子后，在每个源词处算出的向量：处于上下文中的词。</translation>
    </message>
    <message>
        <source>The embedding of each source word, without its context: equal words have equal numbers wherever they stand.</source>
        <translation>每个源词的词嵌入，不含上下文：相同的词不论在哪里，数都相同。</translation>
    </message>
    <message>
        <source>additive, v = 1</source>
        <translation>加性，v = 1</translation>
    </message>
    <message>
        <source>score rule</source>
        <translation>得分规则</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>How a query is compared with a key: the number that comes out is the score.</source>
        <translation>怎样比较查询和键：算出的数就是得分。</translation>
    </message>
    <message>
        <source>What the decoder looks for at a step. It is compared with every key.</source>
        <translation>解码器在一步中要找的内容。它与每个键比较。</translation>
    </message>
    <message>
        <source>What each source word offers to be found by.</source>
        <translation>每个源词用来被找到的内容。</translation>
    </message>
    <message>
        <source>What is read of each source word: the context vector is their weighted sum.</source>
        <translation>从每个源词读取的内容：上下文向量是它们的加权和。</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>No model was trained that differs in this alone; this changes, too: %1.</source>
        <translation>没有只在这一点上不同的模型；同时改变的还有：%1。</translation>
    </message>
</context>
<context>
    <name>UnsplitNotice</name>
    <message>
        <source>The whole sentence is one unknown word (&lt;unk&gt;): this model splits sentences at spaces. Put spaces between the words.</source>
        <translation>整个句子被当作一个未知词（&lt;unk&gt;）：这个模型按空格分词。请在词与词之间加上空格。</translation>
    </message>
</context>
<context>
    <name>VectorStrip</name>
    <message>
        <source>(largest of %1)</source>
        <translation>（每 %1 个取最大）</translation>
    </message>
</context>
<context>
    <name>WeightSum</name>
    <message>
        <source>Soft attention uses the probability as it is.</source>
        <translation>软注意力原样使用概率。</translation>
    </message>
    <message>
        <source>Hard attention did not take this word.</source>
        <translation>硬注意力没有取这个词。</translation>
    </message>
    <message>
        <source>This weight does not follow from the probability: it was set.</source>
        <translation>这个权重不是由概率得来的：它是人为设定的。</translation>
    </message>
    <message>
        <source>Hard attention took this word, as number %1 of %2.</source>
        <translation>硬注意力取了这个词，它是 %2 个中的第 %1 个。</translation>
    </message>
    <message>
        <source>All that it takes weigh the same, together 1.</source>
        <translation>取的词权重都相同，合计为 1。</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>in the record</source>
        <translation>记录中的值</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>score / temperature</source>
        <translation>得分 / 温度</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>The score is divided by the temperature. This word is not masked.</source>
        <translation>得分除以温度。这个词没有被屏蔽。</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>exp(logit − largest logit) / sum of all of these</source>
        <translation>exp(logit − 最大 logit) / 全部之和</translation>
    </message>
    <message>
        <source>The largest logit is subtracted from all. That changes no probability, and no number becomes too large.</source>
        <translation>每个数都减去最大的 logit。概率因此不变，数也不会太大。</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>logit − largest</source>
        <translation>logit − 最大值</translation>
    </message>
    <message>
        <source>exp</source>
        <translation>exp</translation>
    </message>
    <message>
        <source>largest logit</source>
        <translation>最大 logit</translation>
    </message>
    <message>
        <source>denominator</source>
        <translation>分母</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>屏蔽</translation>
    </message>
    <message>
        <source>%1 is masked in this row: %2. So there is no number that counts. A mask puts −∞ in the place of the logit; e to the power of −∞ is 0, so the softmax gives this word the probability 0 exactly, and the other words share the whole. Its weight is 0 too: nothing of its value goes into the context.</source>
        <translation>%1 在这一行被屏蔽：%2。所以没有算数的得分。屏蔽就是用 −∞ 作为 logit；e 的 −∞ 次方是 0，所以 softmax 给这个词的概率恰好是 0，其余的词分得全部。它的权重也是 0：它的值完全不进入上下文。</translation>
    </message>
    <message>
        <source>This word is masked: its logit is −∞, whatever its score would be.</source>
        <translation>这个词被屏蔽：不论得分是多少，它的 logit 都是 −∞。</translation>
    </message>
</context>
<context>
    <name>WordMerging</name>
    <message>
        <source>pieces merged: columns summed, rows averaged</source>
        <translation>子词已合并：列相加，行取平均</translation>
    </message>
    <message>
        <source> Pieces of a word are merged: the shares of a source word&apos;s pieces are added up, the rows of a target word&apos;s pieces are averaged. Rows still sum to 1.</source>
        <translation>一个词的子词已合并：源词各子词的份额相加，目标词各子词的行取平均。每行之和仍为 1。</translation>
    </message>
    <message>
        <source> Pieces of a word are merged: the weights of a source word&apos;s pieces are added up, the rows of a target word&apos;s pieces are averaged.</source>
        <translation>词的各片已合并：一个源词各片的权重相加，一个目标词各片的行取平均。</translation>
    </message>
    <message>
        <source>per piece: only probabilities and weights are merged</source>
        <translation>按词片：只合并概率和权重</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 marks the end of the sentence; it is a token like any other.</source>
        <translation>%1 标记句子结束；它和别的词元一样。</translation>
    </message>
    <message>
        <source>The vocabulary does not have %1: the model reads %2 in its place.</source>
        <translation>词表中没有 %1：模型读到的是 %2。</translation>
    </message>
    <message>
        <source>The model says %1: a byte of a character that the vocabulary does not have.</source>
        <translation>模型预测出 %1：词表中没有的字的一个字节。</translation>
    </message>
    <message>
        <source>stopped: it repeats itself</source>
        <translation>已停止：不断重复</translation>
    </message>
    <message>
        <source>stopped at the limit of steps</source>
        <translation>到时间步数的上限停止</translation>
    </message>
    <message>
        <source>stopped at the limit of memory</source>
        <translation>到内存的上限停止</translation>
    </message>
</context>
<context>
    <name>Worksheet</name>
    <message>
        <source>Solution: one step of attention</source>
        <translation>答案：注意力的一步</translation>
    </message>
    <message>
        <source>Worksheet: one step of attention</source>
        <translation>练习：注意力的一步</translation>
    </message>
    <message>
        <source>Name: ______________________</source>
        <translation>姓名：______________________</translation>
    </message>
    <message>
        <source>Sentence: %1</source>
        <translation>句子：%1</translation>
    </message>
    <message>
        <source>The word that asks (query): %1</source>
        <translation>提问的词（查询）：%1</translation>
    </message>
    <message>
        <source>The translation has not begun; the next word is word 1.</source>
        <translation>翻译还没有开始；下一个词是第 1 个词。</translation>
    </message>
    <message>
        <source>So far: %1. The next word is word %2.</source>
        <translation>目前译出：%1。下一个词是第 %2 个词。</translation>
    </message>
    <message>
        <source>1  Softmax: from scores to probabilities</source>
        <translation>1  Softmax：从分数到概率</translation>
    </message>
    <message>
        <source>word (key)</source>
        <translation>词（键）</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>e^(logit − largest)</source>
        <translation>e^(logit − 最大值)</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>2  Context: the weighted sum of the values</source>
        <translation>2  上下文：值的加权和</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>3  What does it mean?</source>
        <translation>3  这说明什么？</translation>
    </message>
    <message>
        <source>Which word gets the most attention?</source>
        <translation>哪个词得到的注意力最多？</translation>
    </message>
    <message>
        <source>Values have %1 components; these are the first %2.</source>
        <translation>值有 %1 个分量；这里是前 %2 个。</translation>
    </message>
    <message>
        <source>Hard attention takes %1 of the words, and their values only: the weight of the others is 0. Fill in the weights of this decode, then weight times value, added up.</source>
        <translation>硬注意力只取其中 %1 个词和它们的值：其他词的权重是 0。填写这一步的权重，再把权重乘以值，加起来。</translation>
    </message>
    <message>
        <source>“%1” has probability %2. This decode goes on with “%3”, which has %4.</source>
        <translation>“%1”的概率是 %2。这次解码接下去用的是“%3”，它的概率是 %4。</translation>
    </message>
    <message>
        <source>Which word has the largest probability?</source>
        <translation>哪个词的概率最大？</translation>
    </message>
    <message>
        <source>Which next word does the model find the most probable? Choose: %1</source>
        <translation>模型认为哪个词最可能是下一个词？请选择：%1</translation>
    </message>
    <message>
        <source>The largest logit is %1. Compute e to the power of (logit − largest) for each word, with %2 digits after the point, the sum with %3, and each word&apos;s share of the sum with %3.</source>
        <translation>最大的 logit 是 %1。对每个词计算 e 的（logit − 最大值）次方，保留 %2 位小数；求和，保留 %3 位小数；再算出每个词所占的份额，保留 %3 位小数。</translation>
    </message>
    <message>
        <source>The weights are the probabilities. Multiply each word&apos;s value by its weight and add up each column, with %1 digits after the point.</source>
        <translation>权重就是概率。把每个词的值乘以它的权重，再把每一列加起来，保留 %1 位小数。</translation>
    </message>
    <message>
        <source>All numbers are rounded from those of the model; solutions are computed with all digits, so the last one may differ by 1.</source>
        <translation>所有数字都由模型的数字四舍五入而来；答案用全部位数计算，所以最后一位可能相差 1。</translation>
    </message>
</context>
<context>
    <name>lab::AlignmentView</name>
    <message>
        <source> Thin lines: point at a word for its numbers. The wheel scrolls; lines that lead far out of sight are left out.</source>
        <translation>线太细时，指着一个词就能看到它的数字。滚轮可以滚动；通向很远的词的线不画。</translation>
    </message>
    <message>
        <source>%1 as lines</source>
        <translation>%1，画成连线</translation>
    </message>
</context>
<context>
    <name>lab::AttentionBar</name>
    <message>
        <source>takes</source>
        <translation>选取</translation>
    </message>
    <message>
        <source>How many source words hard attention takes at each step, and how it chooses them.</source>
        <translation>硬注意力每一步取多少个源词，怎样选取。</translation>
    </message>
    <message>
        <source>where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Which words attend to which: self-attention compares the words of one sentence with each other.</source>
        <translation>哪些词看哪些词：自注意力把同一个句子中的词互相比较。</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>The layers work one after the other; each reads what the one before has made of the words.</source>
        <translation>各层依次工作；每层读取前一层由这些词算出的结果。</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>The heads of a layer work side by side, each with its own queries, keys and values.</source>
        <translation>同一层的各头并行工作，各有自己的查询、键和值。</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The trained models that were found.</source>
        <translation>找到的训练好的模型。</translation>
    </message>
    <message>
        <source>redraw</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>No model for it was found.</source>
        <translation>没有找到这样的模型。</translation>
    </message>
    <message>
        <source>not trained for this</source>
        <translation>未这样训练</translation>
    </message>
    <message>
        <source>Draws other words with the same probabilities. This draw has the seed %1; equal seeds draw equal words.</source>
        <translation>按同样的概率另抽一些词。这次抽取的种子是 %1；种子相同，抽到的词就相同。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Here: %1. Expect worse translations.</source>
        <translation>这里：%1。译文可能更差。</translation>
    </message>
    <message>
        <source>T = %1 ✕</source>
        <translation>T = %1 ✕</translation>
    </message>
    <message>
        <source>temperature %1 ✕</source>
        <translation>温度 %1 ✕</translation>
    </message>
    <message>
        <source>Temperature %1: back to 1</source>
        <translation>温度 %1：恢复为 1</translation>
    </message>
    <message>
        <source>All scores are divided by %1 before the softmax: below 1 the attention gets sharper, above 1 more even. It stays when another kind of attention is chosen. A click puts it back to 1.</source>
        <translation>softmax 之前全部得分除以 %1：小于 1 时注意力更集中，大于 1 时更均匀。选择另一种注意力时它保持不变。点击恢复为 1。</translation>
    </message>
</context>
<context>
    <name>lab::CandidateBars</name>
    <message>
        <source>Most probable next words</source>
        <translation>最可能的下一个词</translation>
    </message>
    <message>
        <source>%1: probability %2</source>
        <translation>%1：概率 %2</translation>
    </message>
    <message>
        <source>%1; blocked, as it would repeat words that have been said</source>
        <translation>%1；不可选，否则会重复已说过的词</translation>
    </message>
</context>
<context>
    <name>lab::EquationView</name>
    <message>
        <source>%1, weight</source>
        <translation>%1，权重</translation>
    </message>
</context>
<context>
    <name>lab::ExportAboutPage</name>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>The number whose arithmetic is shown.</source>
        <translation>要展示其算式的数值。</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>The word that the number belongs to, a key.</source>
        <translation>该数值所属的词，即一个键。</translation>
    </message>
    <message>
        <source>All sites</source>
        <translation>所有位置</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>Of the context vector, from 1.</source>
        <translation>上下文向量的分量，从 1 开始。</translation>
    </message>
    <message>
        <source>Maps of the encoder, of the decoder and between them, not only of the chosen ones.</source>
        <translation>编码器、解码器以及两者之间的图，而不仅是所选的位置。</translation>
    </message>
</context>
<context>
    <name>lab::ExportActions</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Make a picture, a film, a page or a table of what is shown (%1)</source>
        <translation>把所显示的内容做成图片、动画、网页或表格（%1）</translation>
    </message>
    <message>
        <source>Export %1…</source>
        <translation>导出%1…</translation>
    </message>
    <message>
        <source>Export View</source>
        <translation>导出视图</translation>
    </message>
    <message>
        <source>Copy View</source>
        <translation>复制视图</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Put what the window shows on one page, dark on white to save ink (%1)</source>
        <translation>把窗口显示的内容打印在一页上，白底深色，节省墨水（%1）</translation>
    </message>
    <message>
        <source>Print %1…</source>
        <translation>打印%1…</translation>
    </message>
    <message>
        <source>A preview of the page; printed dark on white, whatever the window looks like</source>
        <translation>页面预览；无论窗口是什么外观，都以白底深色打印</translation>
    </message>
    <message>
        <source>Print View</source>
        <translation>打印视图</translation>
    </message>
</context>
<context>
    <name>lab::ExportAnimationPage</name>
    <message>
        <source>A frame adds</source>
        <translation>每帧增加</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>一个词</translation>
    </message>
    <message>
        <source>a stage</source>
        <translation>一个阶段</translation>
    </message>
    <message>
        <source>a key</source>
        <translation>一个键</translation>
    </message>
    <message>
        <source>What one picture of the film adds to the one before. Smaller steps make a longer film and a larger file.</source>
        <translation>动画的每一帧比前一帧多出什么。步子越小，动画越长，文件越大。</translation>
    </message>
    <message>
        <source>Each shows</source>
        <translation>每帧时长</translation>
    </message>
    <message>
        <source>How long each picture of the film stays.</source>
        <translation>动画的每一帧停留多久。</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>末帧时长</translation>
    </message>
    <message>
        <source>How long the whole map stays before the film begins again.</source>
        <translation>完整的图停留多久，然后重新开始。</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
</context>
<context>
    <name>lab::ExportDetailsPage</name>
    <message>
        <source>As in the window</source>
        <translation>与窗口相同</translation>
    </message>
    <message>
        <source>Where they fit</source>
        <translation>放得下时显示</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不显示</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>The family of type. What it cannot draw, Chinese perhaps, is in the font of the window.</source>
        <translation>文字的字体。它没有的字符（例如中文）用窗口的字体。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>With so many digits after the point. Cells that are too small for it have no number.</source>
        <translation>小数点后的位数。单元格太小、放不下时不写数字。</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Gaps between the cells of a matrix.</source>
        <translation>矩阵单元格之间的间隙。</translation>
    </message>
    <message>
        <source>Axis titles</source>
        <translation>坐标轴名称</translation>
    </message>
    <message>
        <source>What rows and columns are, queries and keys.</source>
        <translation>行和列是什么：查询和键。</translation>
    </message>
    <message>
        <source>Footer</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>A line below the picture with program, model, rule and mode. The file has them in any case.</source>
        <translation>图片下方的一行，写明程序、模型、打分规则和模式。无论如何文件中都保存这些信息。</translation>
    </message>
</context>
<context>
    <name>lab::ExportDialog</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>About the file</source>
        <translation>关于文件</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Choose a name and write the file (Enter)</source>
        <translation>选择文件名并写入文件（Enter）</translation>
    </message>
    <message>
        <source>Back to the window (Esc)</source>
        <translation>回到窗口（Esc）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>lab::ExportLanguagePage</name>
    <message>
        <source>Opens in</source>
        <translation>打开时的语言</translation>
    </message>
    <message>
        <source>The window&apos;s language</source>
        <translation>窗口的语言</translation>
    </message>
    <message>
        <source>The language in which the page opens. Its reader can change it there.</source>
        <translation>网页打开时的语言。读者可以在网页中更改。</translation>
    </message>
</context>
<context>
    <name>lab::ExportLookPage</name>
    <message>
        <source>As in the window</source>
        <translation>与窗口相同</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colours of numbers from 0 up.</source>
        <translation>从 0 开始的数字的颜色。</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dark letters on light, or light letters on dark.</source>
        <translation>浅底深字，或深底浅字。</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Leave out the background: what the picture is put on shows through. A GIF has one always.</source>
        <translation>不画背景，透出图片下面的内容。GIF 总有背景。</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>透明背景</translation>
    </message>
</context>
<context>
    <name>lab::ExportPreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>What the file will show</source>
        <translation>文件将显示的内容</translation>
    </message>
</context>
<context>
    <name>lab::ExportSizePage</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Where the picture will be used.</source>
        <translation>图片用在哪里。</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Unit of the width</source>
        <translation>宽度的单位</translation>
    </message>
    <message>
        <source>Millimetres on paper, or pixels on a screen.</source>
        <translation>纸上的毫米，或屏幕上的像素。</translation>
    </message>
    <message>
        <source>How wide the picture is; its height follows from the number of rows.</source>
        <translation>图片的宽度；高度由行数决定。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Pixels to an inch (25.4 mm). SVG, PDF and TikZ are made of lines, not of pixels.</source>
        <translation>每英寸（25.4 毫米）的像素数。SVG、PDF 和 TikZ 由线条组成，没有像素。</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Type and lines</source>
        <translation>文字和线条</translation>
    </message>
    <message>
        <source>How large letters and lines are, beside those of the window. Larger ones leave less room for cells.</source>
        <translation>文字和线条相对于窗口中的大小。越大，留给格子的地方越少。</translation>
    </message>
</context>
<context>
    <name>lab::ExportTablePage</name>
    <message>
        <source>Byte-order mark</source>
        <translation>字节顺序标记</translation>
    </message>
    <message>
        <source>By it Excel knows that the file is UTF-8; without it Chinese looks like garbage there.</source>
        <translation>Excel 由此知道文件是 UTF-8；没有它，中文在 Excel 里会变成乱码。</translation>
    </message>
</context>
<context>
    <name>lab::ExportWhatPage</name>
    <message>
        <source>Whole decode</source>
        <translation>整个解码</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Which view becomes a file, or everything about the decode.</source>
        <translation>把哪个视图存成文件，或存解码的全部内容。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What kind of file it becomes.</source>
        <translation>存成哪种文件。</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>As far as walked</source>
        <translation>到当前步</translation>
    </message>
    <message>
        <source>All words</source>
        <translation>所有词</translation>
    </message>
    <message>
        <source>What the window shows now, or the view at the end of the decode.</source>
        <translation>窗口现在显示的内容，或解码结束时的视图。</translation>
    </message>
    <message>
        <source>This decode has no attention.</source>
        <translation>这次解码没有注意力。</translation>
    </message>
    <message>
        <source>Every number that was computed.</source>
        <translation>计算出的每一个数字。</translation>
    </message>
    <message>
        <source>End of the sentence</source>
        <translation>句子结束</translation>
    </message>
    <message>
        <source>&lt;/s&gt; is a row and a column. Without it, rows of probabilities say what the others sum to.</source>
        <translation>&lt;/s&gt; 占一行一列。去掉它以后，概率的各行会写出其余部分之和。</translation>
    </message>
</context>
<context>
    <name>lab::HeadGrid</name>
    <message>
        <source>All layers and heads</source>
        <translation>所有的层和头</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>This model has no attention: one fixed context for all words.</source>
        <translation>这个模型没有注意力：所有词共用一个固定的上下文。</translation>
    </message>
    <message>
        <source>Here: all layers and heads of the model</source>
        <translation>这里显示：模型的所有层和头</translation>
    </message>
    <message>
        <source>Rows: queries, columns: keys, weights 0…1. Grey: masked.</source>
        <translation>行：查询，列：键，权重 0…1。灰色：已屏蔽。</translation>
    </message>
    <message>
        <source> Cells smaller than a pixel: the largest of each group.</source>
        <translation>格子小于一个像素：每组取最大的。</translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <translation>%1，第 %2 层</translation>
    </message>
    <message>
        <source>mean of the heads</source>
        <translation>各头的平均</translation>
    </message>
    <message>
        <source> This model has one head; Self opens one with many.</source>
        <translation>这个模型只有一个头；“自注意力”会打开有多个头的模型。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 of %2 rows, %3 columns</source>
        <translation>%2 行中的 %1 行，%3 列</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lab::HelpWindow</name>
    <message>
        <source>Attention Lab: Help</source>
        <translation>Attention Lab：帮助</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>lab::KeyBars</name>
    <message>
        <source>Scores and probabilities of the source words</source>
        <translation>源词的得分和概率</translation>
    </message>
    <message>
        <source>score, %1…%2</source>
        <translation>得分，%1…%2</translation>
    </message>
    <message>
        <source>probability, 0…1</source>
        <translation>概率，0…1</translation>
    </message>
    <message>
        <source>%1: score %2</source>
        <translation>%1：得分 %2</translation>
    </message>
    <message>
        <source>%1: score %2, probability %3</source>
        <translation>%1：得分 %2，概率 %3</translation>
    </message>
    <message>
        <source>%1, weight %2</source>
        <translation>%1，权重 %2</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>mean score, %1…%2</source>
        <translation>平均得分，%1…%2</translation>
    </message>
    <message>
        <source>mean probability, 0…1</source>
        <translation>平均概率，0…1</translation>
    </message>
    <message>
        <source>mean score</source>
        <translation>平均得分</translation>
    </message>
    <message>
        <source>mean probability</source>
        <translation>平均概率</translation>
    </message>
    <message>
        <source>Score: how well the source word fits what the decoder looks for. Probability: the softmax of the scores, the share of attention that the word gets; all shares sum to 1 before they are rounded.</source>
        <translation>得分：源词与解码器要找的内容的匹配程度。概率：得分的 softmax，即这个词得到的注意力份额；四舍五入前全部份额的和是 1。</translation>
    </message>
    <message>
        <source>%1: masked, %2</source>
        <translation>%1：已屏蔽，%2</translation>
    </message>
</context>
<context>
    <name>lab::MainWindow</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Attention Lab</source>
        <translation>Attention Lab</translation>
    </message>
    <message>
        <source>%1[*] – Attention Lab</source>
        <translation>%1[*] – Attention Lab</translation>
    </message>
    <message>
        <source>Restore Unsaved Session</source>
        <translation>恢复未保存的会话</translation>
    </message>
    <message>
        <source>Open Last Unsaved Session</source>
        <translation>打开上次未保存的会话</translation>
    </message>
    <message>
        <source>Attention Lab was not closed properly last time, but your work was kept.</source>
        <translation>Attention Lab 上次没有正常关闭，但您的工作保留下来了。</translation>
    </message>
    <message>
        <source>%1 · decoding…</source>
        <translation>%1 · 正在解码…</translation>
    </message>
    <message>
        <source>F11 ends the lecture mode. P puts a spotlight at the pointer.</source>
        <translation>按 F11 结束讲课模式。按 P 用聚光灯照亮指针处。</translation>
    </message>
    <message>
        <source>Open Model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>%1 (saving…)</source>
        <translation>%1（正在保存…）</translation>
    </message>
</context>
<context>
    <name>lab::MatrixAnnotations</name>
    <message>
        <source>keys →</source>
        <translation>键 →</translation>
    </message>
    <message>
        <source>queries ↓</source>
        <translation>查询 ↓</translation>
    </message>
    <message>
        <source>pooled</source>
        <translation>已合并像素</translation>
    </message>
    <message>
        <source>queries →</source>
        <translation>查询 →</translation>
    </message>
</context>
<context>
    <name>lab::MatrixPlot</name>
    <message>
        <source>The whole matrix. Drag here to move the frame; a double click shows all (0)</source>
        <translation>整个矩阵。在这里拖动可移动方框；双击显示全部（0）</translation>
    </message>
    <message>
        <source> Ctrl and the wheel zoom in (+, −), dragging moves.</source>
        <translation>按住 Ctrl 滚动滚轮可缩放（+、−），拖动可移动。</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Shows the whole matrix again (0)</source>
        <translation>重新显示整个矩阵（0）</translation>
    </message>
</context>
<context>
    <name>lab::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>lab::ModelLoader</name>
    <message>
        <source>The model cannot be opened: %1</source>
        <translation>无法打开模型：%1</translation>
    </message>
</context>
<context>
    <name>lab::OfferBar</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>What was kept is deleted.</source>
        <translation>删除保留下来的内容。</translation>
    </message>
    <message>
        <source>Goes back to where you were (%1). What is in the window now is replaced.</source>
        <translation>回到您原来的地方 (%1)。窗口中现有的内容会被替换。</translation>
    </message>
</context>
<context>
    <name>lab::PipelineView</name>
    <message>
        <source>The current row as a calculation</source>
        <translation>当前行的计算过程</translation>
    </message>
    <message>
        <source>This model has no attention: one fixed context for all words.</source>
        <translation>这个模型没有注意力：所有词共用一个固定的上下文。</translation>
    </message>
    <message>
        <source>Here: how each word is computed</source>
        <translation>这里显示：每个词是怎样算出的</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
    <message>
        <source>%1: not computed yet</source>
        <translation>%1：还没有算出</translation>
    </message>
    <message>
        <source>%1: its key, %2 numbers</source>
        <translation>%1：它的键，%2 个数</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>weighted by</source>
        <translation>加权，权重</translation>
    </message>
    <message>
        <source>weight · value</source>
        <translation>权重 · 值</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>none: this is a mean over heads</source>
        <translation>没有：这是各头的平均</translation>
    </message>
    <message>
        <source>stage: %1</source>
        <translation>阶段：%1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已算完</translation>
    </message>
    <message>
        <source>being worked out</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>sum of the exponentials</source>
        <translation>指数之和</translation>
    </message>
    <message>
        <source>context vector C%1</source>
        <translation>上下文向量 C%1</translation>
    </message>
    <message>
        <source>%1: no score, %2</source>
        <translation>%1：没有得分，%2</translation>
    </message>
    <message>
        <source>%1: masked, %2</source>
        <translation>%1：已屏蔽，%2</translation>
    </message>
</context>
<context>
    <name>lab::PrintPreview</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Choose a printer, or a PDF file, and print (%1)</source>
        <translation>选择打印机或 PDF 文件并打印（%1）</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>How large the page is shown; the printed size stays</source>
        <translation>页面显示的大小；打印的尺寸不变</translation>
    </message>
    <message>
        <source>Preview of the page</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>Nothing was printed: the printer %1 takes nothing.</source>
        <translation>没有打印：打印机 %1 不接受任务。</translation>
    </message>
    <message>
        <source>Nothing was printed: %1 cannot be written.</source>
        <translation>没有打印：无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>lab::ProbabilityView</name>
    <message>
        <source>one row for each word</source>
        <translation>每个词一行</translation>
    </message>
    <message>
        <source>lines for each word</source>
        <translation>每个词一组线</translation>
    </message>
    <message>
        <source>Lines instead of cells</source>
        <translation>用连线代替方格</translation>
    </message>
    <message>
        <source>Lines between the words instead of cells (L)</source>
        <translation>词之间的连线，代替方格（L）</translation>
    </message>
</context>
<context>
    <name>lab::Recovery</name>
    <message>
        <source>What was kept cannot be restored: %1</source>
        <translation>无法恢复保留的内容：%1</translation>
    </message>
    <message>
        <source>Your work is not kept against a crash: %1</source>
        <translation>无法保留您的工作以防崩溃：%1</translation>
    </message>
</context>
<context>
    <name>lab::SentenceView</name>
    <message>
        <source>Sentence and translation</source>
        <translation>句子和译文</translation>
    </message>
    <message>
        <source>%1: weight %2 for %3</source>
        <translation>%1：权重 %2，对 %3</translation>
    </message>
    <message>
        <source>%1: source word %2</source>
        <translation>%1：第 %2 个源词</translation>
    </message>
    <message>
        <source>%1: step %2</source>
        <translation>%1：第 %2 步</translation>
    </message>
    <message>
        <source>Click a source word to see what it looks at</source>
        <translation>点击一个源词，看它在看什么</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>looks at %1</source>
        <translation>看 %1</translation>
    </message>
</context>
<context>
    <name>lab::Session</name>
    <message>
        <source>The text has %1 characters; only the first %2 are read.</source>
        <translation>文字有 %1 个字符；只读取前 %2 个。</translation>
    </message>
    <message>
        <source>The decode ended after %1 words: its numbers take %2 MiB, all the memory that they may.</source>
        <translation>解码在 %1 个词之后结束：所记录的数值已占 %2 MiB，到了内存上限。</translation>
    </message>
    <message>
        <source>Characters of the text that cannot be seen were left out: %1.</source>
        <translation>文本中有 %1 个不可见字符，已略去。</translation>
    </message>
</context>
<context>
    <name>lab::SessionActions</name>
    <message>
        <source>Open Session…</source>
        <translation>打开会话…</translation>
    </message>
    <message>
        <source>Save Session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Save Session As…</source>
        <translation>会话另存为…</translation>
    </message>
    <message>
        <source>Restore Unsaved Session</source>
        <translation>恢复未保存的会话</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Recent Sessions</source>
        <translation>最近的会话</translation>
    </message>
    <message>
        <source>Clear This List</source>
        <translation>清空这个列表</translation>
    </message>
    <message>
        <source>Unsaved Sessions</source>
        <translation>未保存的会话</translation>
    </message>
    <message>
        <source>Forget All</source>
        <translation>全部清除</translation>
    </message>
</context>
<context>
    <name>lab::SessionDocument</name>
    <message>
        <source>The session cannot be opened: %1</source>
        <translation>无法打开会话：%1</translation>
    </message>
    <message>
        <source>session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>The session is not saved: %1</source>
        <translation>会话没有保存：%1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>lab::SourceLine</name>
    <message>
        <source>Type a Chinese sentence</source>
        <translation>输入一个中文句子</translation>
    </message>
    <message>
        <source>Source sentence</source>
        <translation>源句</translation>
    </message>
    <message>
        <source>Examples ▾</source>
        <translation>例句 ▾</translation>
    </message>
</context>
<context>
    <name>lab::StepPanel</name>
    <message>
        <source>Next word</source>
        <translation>下一个词</translation>
    </message>
    <message>
        <source>The query is what the decoder looks for at this step. It is compared with the key of every source word.</source>
        <translation>查询是解码器在这一步要找的内容。它与每个源词的键比较。</translation>
    </message>
    <message>
        <source>The most probable next words of the whole vocabulary, in bold the one that the decoder says.</source>
        <translation>整个词表中最可能的下一个词，解码器说出的那个为粗体。</translation>
    </message>
</context>
<context>
    <name>lab::SumStrips</name>
    <message>
        <source>Strips of coloured cells: %1</source>
        <translation>彩色格子组成的色带：%1</translation>
    </message>
    <message>
        <source>The same numbers stand in the table below.</source>
        <translation>下面的表格中有同样的数。</translation>
    </message>
    <message>
        <source>%1: the largest of %2 %3 to %4</source>
        <translation>%1：%2 %3 到 %4 中最大的</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%1，%2 %3</translation>
    </message>
</context>
<context>
    <name>lab::SumTableModel</name>
    <message>
        <source>total</source>
        <translation>总和</translation>
    </message>
</context>
<context>
    <name>lab::SumTableView</name>
    <message>
        <source>Numbers, one row for each %1</source>
        <translation>数字，每个%1一行</translation>
    </message>
    <message>
        <source>Select numbers and press Ctrl+C to copy them.</source>
        <translation>选中数字，按 Ctrl+C 复制。</translation>
    </message>
</context>
<context>
    <name>lab::SumView</name>
    <message>
        <source>The sum</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closes the sum (Esc).</source>
        <translation>关闭算式 (Esc)。</translation>
    </message>
    <message>
        <source>Digits after the point</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>How many digits after the point are shown and copied (arrow keys). The model computes with about 7 digits.</source>
        <translation>显示和复制几位小数（方向键）。模型计算约有 7 位有效数字。</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>小数位</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copies the whole sum as text, with tables for a spreadsheet</source>
        <translation>把全部算式复制为文本，附有可用于电子表格的表格</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
    <message>
        <source>Copies the whole sum for a LaTeX document</source>
        <translation>复制全部算式，用于 LaTeX 文档</translation>
    </message>
</context>
<context>
    <name>lab::TransportBar</name>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Status: %1, %2</source>
        <translation>状态：%1，%2</translation>
    </message>
</context>
<context>
    <name>lab::WindowActions</name>
    <message>
        <source>To the Start</source>
        <translation>到开头</translation>
    </message>
    <message>
        <source>One Step Back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>One Step Forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>To the End</source>
        <translation>到末尾</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>One step works out a whole word</source>
        <translation>一步算完一个词</translation>
    </message>
    <message>
        <source>One step is a stage: query, scores, mask, softmax, weights, context, next word</source>
        <translation>一步是一个阶段：查询、得分、屏蔽、softmax、权重、上下文、下一个词</translation>
    </message>
    <message>
        <source>One step is a single source word inside a stage</source>
        <translation>一步是阶段中的一个源词</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1 steps a second</source>
        <translation>每秒 %1 步</translation>
    </message>
    <message>
        <source>Heat Maps</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>All words so far: scores, probabilities and context vectors</source>
        <translation>到目前为止的所有词：得分、概率和上下文向量</translation>
    </message>
    <message>
        <source>The current word from left to right: query, scores, softmax, weights, context, next word</source>
        <translation>从左到右计算当前词：查询、得分、softmax、权重、上下文、下一个词</translation>
    </message>
    <message>
        <source>All layers and heads as small maps; a click enlarges one</source>
        <translation>所有的层和头，显示为小图；点击放大</translation>
    </message>
    <message>
        <source>Arrange Panels</source>
        <translation>调整面板</translation>
    </message>
    <message>
        <source>Panels as at First</source>
        <translation>还原面板</translation>
    </message>
    <message>
        <source>Lecture Mode</source>
        <translation>讲课模式</translation>
    </message>
    <message>
        <source>Spotlight at the Pointer</source>
        <translation>指针处聚光灯</translation>
    </message>
    <message>
        <source>Colours of the System</source>
        <translation>跟随系统颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language of the System</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>Edit Sentence</source>
        <translation>编辑句子</translation>
    </message>
    <message>
        <source>Open Model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Help on This View</source>
        <translation>这个视图的帮助</translation>
    </message>
    <message>
        <source>All Keys</source>
        <translation>所有快捷键</translation>
    </message>
    <message>
        <source>About Attention Lab</source>
        <translation>关于 Attention Lab</translation>
    </message>
    <message>
        <source>Step Size</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Heat Map Colours</source>
        <translation>热图颜色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言 / Language</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Merge Pieces into Words</source>
        <translation>把子词合并成词</translation>
    </message>
    <message>
        <source>The probabilities between words instead of pieces of words: the columns of a word&apos;s pieces are summed, its rows averaged, so every row still sums to 1. A word&apos;s row appears once all of its pieces have been worked out. Scores and contexts stay per piece. Chinese has no mark between words: there each piece of the vocabulary counts as a word, and only the bytes of one character and the letters of a Latin word are put together. (M)</source>
        <translation>显示词与词之间的概率，而不是子词之间的：一个词各子词的列相加，行取平均，所以每行之和仍为 1。一个词的所有子词都算完后，它的行才出现。得分和上下文仍按子词显示。中文的词之间没有标记：词表中的每个子词算一个词，只有同一个字的字节和同一个拉丁字母单词的字母会合在一起。（M）</translation>
    </message>
    <message>
        <source>Lines instead of Cells</source>
        <translation>用连线代替方格</translation>
    </message>
    <message>
        <source>The probabilities as lines between the words instead of cells of a matrix: the thicker a line, the larger the probability. (L)</source>
        <translation>把概率画成词之间的连线，而不是矩阵的方格：线越粗，概率越大。（L）</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>步进(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>lab::WindowExport</name>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
</context>
<context>
    <name>lab::WindowPrint</name>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Sent to the printer %1</source>
        <translation>已发送到打印机 %1</translation>
    </message>
</context>
<context>
    <name>lab::WordStops</name>
    <message>
        <source>Steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>lab::Workspace</name>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Context Vectors</source>
        <translation>上下文向量</translation>
    </message>
    <message>
        <source>Current Step</source>
        <translation>当前步</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Layers and Heads</source>
        <translation>层与头</translation>
    </message>
    <message>
        <source>The Sum</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>one row for each word</source>
        <translation>每个词一行</translation>
    </message>
    <message>
        <source>one strip for each word</source>
        <translation>每个词一条色带</translation>
    </message>
</context>
</TS>
