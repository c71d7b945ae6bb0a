// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundlesupport.h"
#include "model/storage/bundle.h"
#include "model/storage/safetensors.h"

#include <QTest>

using namespace lab;
using namespace lab::test;

class BundleCorruptionTest : public QObject {
    Q_OBJECT

    Folder m_folder; // a valid bundle
    TensorFile m_tensors;

    template <typename Expected>
    QString refusal() const
    {
        return messageOf<Expected>([this] { loadBundle(m_folder.path()); });
    }
    // What the reader says when a file of the bundle has other bytes; afterwards it has its own again.
    QString refusalWith(const char* name, const QByteArray& bytes) const
    {
        const QByteArray before = m_folder.read(name);
        m_folder.write(name, bytes);
        QString message = refusal<FormatError>();
        m_folder.write(name, before);
        return message;
    }
    QString refusalWithConfig(const QByteArray& before, const QByteArray& after) const
    {
        return refusalWith("config.json", m_folder.read("config.json").replace(before, after));
    }
    QString refusalWithTensors(const TensorFile& tensors) const
    {
        const Folder other;
        writeTensors(other.path("t"), tensors, StoredType::Float32);
        return refusalWith("model.safetensors", other.read("t"));
    }
    qsizetype headerEnd() const { return m_folder.read("model.safetensors").indexOf("}}") + 2; }
    void flip(const char* name, qsizetype bit) const
    {
        QFile file(QString::fromStdString(m_folder.path(name).string()));
        char byte = 0;
        if (!file.open(QIODevice::ReadWrite) || !file.seek(bit / 8) || !file.getChar(&byte) ||
            !file.seek(bit / 8) || !file.putChar(static_cast<char>(byte ^ (1 << (bit % 8)))))
            qFatal("cannot change a file of the test");
    }

private slots:
    void initTestCase()
    {
        const RecurrentConfig config = tinyConfig();
        const RecurrentTranslator translator = tinyTranslator(config);
        saveBundle(m_folder.path(), config, translator.parameters(), tokenizers(), StoredType::Float32);
        m_tensors = readTensors(m_folder.path("model.safetensors"));
    }

    void cleanup()
    {
        loadBundle(m_folder.path()); // each test leaves it valid
    }

    void missingAndSurplusTensorsAreNamed()
    {
        TensorFile tensors = m_tensors;
        const QString missing = QString::fromStdString(tensors.tensors[1].name);
        tensors.tensors[1].name = "x.weight";
        const QString message = refusalWithTensors(tensors);
        QVERIFY2(message.contains("model.safetensors: expected the tensors of its config.json, missing \"" +
                                  missing + "\", found in surplus \"x.weight\"."),
            qPrintable(message));
        QVERIFY(refusalWithTensors({}).contains(" and 17 more."));
        tensors = m_tensors;
        tensors.tensors.push_back({"extra", Matrix::Ones(1, 1), false});
        QVERIFY(refusalWithTensors(tensors).contains("config.json, found in surplus \"extra\"."));
    }

    void wrongShapesAreRefused()
    {
        for (size_t i = 0; i < m_tensors.tensors.size(); ++i) {
            TensorFile other = m_tensors;
            NamedTensor& tensor = other.tensors[i];
            tensor.values = Matrix::Zero(tensor.values.rows(), tensor.values.cols() + 1);
            const QString name = QString::fromStdString(tensor.name);
            QVERIFY2(refusalWithTensors(other).contains("tensor \"" + name + "\": expected the shape ["),
                qPrintable(name));
        }
        TensorFile flat = m_tensors;
        flat.tensors.back().isVector = !flat.tensors.back().isVector;
        QVERIFY(refusalWithTensors(flat).contains("expected the shape"));
    }

    void notANumberIsRefused()
    {
        QByteArray bytes = m_folder.read("model.safetensors");
        bytes.replace(bytes.size() - 4, 4, QByteArray::fromHex("0000c07f"));
        const QString message = refusalWith("model.safetensors", bytes);
        QVERIFY2(message.contains("\"output.bias\": expected finite numbers"), qPrintable(message));
    }

    void truncatedWeightsAreRefused()
    {
        const QByteArray bytes = m_folder.read("model.safetensors");
        const qsizetype end = headerEnd();
        QList<qsizetype> lengths = {bytes.size() / 2, bytes.size() - 1};
        for (qsizetype length = 0; length <= end; ++length)
            lengths << length;
        QStringList messages;
        for (const qsizetype length : lengths) {
            m_folder.write("model.safetensors", bytes.left(length));
            messages << refusal<FormatError>();
        }
        m_folder.write("model.safetensors", bytes);
        for (const QString& message : messages)
            QVERIFY2(
                message.contains("model.safetensors: ") && message.contains("expected"), qPrintable(message));
    }

    void flippedBitsOfTheTensorHeaderAreRefused()
    {
        const qsizetype end = headerEnd();
        for (qsizetype bit = 0; bit < 8 * end; bit += 3) { // 3 and 8 have no common divisor: all bits come
            flip("model.safetensors", bit);
            const QString message = refusal<FormatError>();
            flip("model.safetensors", bit);
            QVERIFY2(message.contains("model.safetensors: "), qPrintable(QString::number(bit) + message));
        }
    }

    void configThatDoesNotFitIsRefused()
    {
        const QString size = refusalWithConfig("\"attention_size\": 5", "\"attention_size\": 6");
        QVERIFY2(size.contains("expected the shape [6, 8], found [5, 8]"), qPrintable(size));
        QVERIFY(
            refusalWithConfig("\"learned_v\": true", "\"learned_v\": false").contains("attention.v.weight"));
        QVERIFY(refusalWithConfig("\"additive\"", "\"dot\"").contains("\"attention.linear.weight\""));
        QVERIFY(refusalWithConfig("\"recurrent\"", "\"other\"").contains("config.json: kind: expected"));
        QVERIFY(refusalWithConfig("{", "").contains("config.json: expected valid JSON"));
    }

    // Nothing of that size may be allocated: it would not fit into the memory of any computer.
    void anAbsurdConfigIsRefusedBeforeTheModelIsMade()
    {
        QByteArray huge = m_folder.read("config.json");
        huge.replace(QByteArray::number(tinyConfig().sourceVocabulary), "1000000");
        huge.replace(QByteArray::number(tinyConfig().targetVocabulary), "1000000");
        huge.replace("\"embedding_size\": 3", "\"embedding_size\": 65536");
        const QString message = refusalWith("config.json", huge);
        QVERIFY2(message.contains(
                     "config.json: expected a model of at most 268435456 numbers, found sizes for 131"),
            qPrintable(message));
    }

    void anAbsurdlyLongConfigIsRefused()
    {
        const QByteArray config = m_folder.read("config.json") + QByteArray(1 << 20, ' ');
        const QString message = refusalWith("config.json", config);
        QVERIFY2(message.contains("config.json: expected at most 1048576 bytes"), qPrintable(message));
    }

    void tokenizersMustFitTheVocabularies()
    {
        const QString message = refusalWith("source.model", m_folder.read("target.model"));
        const QString expected =
            QString("source.model: expected %1 pieces, as source_vocabulary says, found %2.")
                .arg(tinyConfig().sourceVocabulary)
                .arg(tinyConfig().targetVocabulary);
        QVERIFY2(message.contains(expected), qPrintable(message));
        QVERIFY(refusalWith("target.model", m_folder.read("source.model")).contains("target_vocabulary"));
    }

    void truncatedTokenizersAreRefused()
    {
        for (const char* name : {"source.model", "target.model"}) {
            const QByteArray bytes = m_folder.read(name);
            for (const qsizetype length : {qsizetype(0), qsizetype(1), bytes.size() / 2, bytes.size() - 1}) {
                const QString message = refusalWith(name, bytes.left(length));
                QVERIFY2(message.contains(name), qPrintable(message));
            }
        }
    }

    void missingFilesAndFoldersInTheirPlaceAreNamed()
    {
        for (const char* name : {"config.json", "model.safetensors", "source.model", "target.model"}) {
            const QByteArray bytes = m_folder.read(name);
            std::filesystem::remove(m_folder.path(name));
            const QString missing = refusal<FileError>();
            std::filesystem::create_directory(m_folder.path(name));
            const QString folder = refusal<FileError>();
            std::filesystem::remove(m_folder.path(name));
            m_folder.write(name, bytes);
            QVERIFY2(missing.contains(name) && missing.contains("No such file"), qPrintable(missing));
            QVERIFY2(folder.contains(name) && folder.contains("Is a directory"), qPrintable(folder));
        }
    }

    void unreadableFilesAreNamed()
    {
        chmod(m_folder.path().c_str(), 0755); // a folder for tests is closed to others at first
        for (const char* name : {"config.json", "model.safetensors", "source.model"}) {
            chmod(m_folder.path(name).c_str(), 0);
            QString message;
            {
                const OrdinaryUser user;
                message = user.active() ? refusal<FileError>() : QString();
            }
            chmod(m_folder.path(name).c_str(), 0644);
            if (message.isEmpty())
                QSKIP("this user cannot give up its rights");
            QVERIFY2(message.contains(name), qPrintable(message));
        }
    }

    void whatIsNoBundleFolderIsAnError()
    {
        const auto message = [](const std::filesystem::path& folder) {
            return messageOf<FileError>([&] { loadBundle(folder); });
        };
        const Folder empty;
        QVERIFY(message(empty.path()).contains("config.json: No such file"));
        QVERIFY(message(empty.path("none")).contains("none: No such file"));
        QVERIFY(message(m_folder.path("config.json")).contains("expected a folder, found a file"));
        QVERIFY(message("").startsWith("Cannot open the model"));
    }
};

QTEST_GUILESS_MAIN(BundleCorruptionTest)
#include "bundlecorruptiontest.moc"
